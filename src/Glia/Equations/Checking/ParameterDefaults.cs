using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Reads the default values of parameters: quantities, <c>true</c>/<c>false</c>, or expressions of numbers and units.</summary>
internal sealed class ParameterDefaults(NeuronModel model, ModelTexts texts, FunctionTable functions)
{
    /// <summary>Whether a default is that of a condition.</summary>
    public static bool IsCondition(string text) => text.Trim() is "true" or "false" or "True" or "False";

    /// <summary>The default of a parameter in internal units; NaN when it must be given.</summary>
    public double Read(Symbol parameter)
    {
        if (!model.Parameters.TryGetValue(parameter.Name, out string? text) || string.IsNullOrWhiteSpace(text)) return double.NaN;
        Diagnostics diagnostics = texts.Diagnostics($"parameters.{parameter.Name}", text, $"parameter '{parameter.Name}'");
        if (parameter.Variable.Kind == VariableKind.EventCount)
        {
            diagnostics.Error("event times have no default; leave it empty.");
            return double.NaN;
        }

        if (parameter.IsCondition) return Condition(text, diagnostics);
        if (Quantity(text, diagnostics) is not { } quantity) return double.NaN;
        if (quantity.Dimension == parameter.Dimension) return quantity.Value;
        diagnostics.Error(
            $"found {DimensionNames.Describe(quantity.Dimension)}, expected {DimensionNames.Describe(parameter.Dimension)}.");
        return double.NaN;
    }

    private static double Condition(string text, Diagnostics diagnostics)
    {
        if (IsCondition(text)) return text.Trim() is "true" or "True" ? 1 : 0;
        diagnostics.Error($"found '{text.Trim()}', expected true or false.");
        return double.NaN;
    }

    private Quantity? Quantity(string text, Diagnostics diagnostics)
    {
        if (QuantityParser.TryParse(text, diagnostics.Source.Locate(0, text.Length), out Quantity quantity, out Finding? finding)) return quantity;
        Diagnostics trial = diagnostics.OnTrial();
        if (SyntaxReader.Expression(trial) is { } syntax
            && new ExpressionChecker(Scope.Empty, functions, trial).CheckAnyNumber(syntax) is { Value: Constant constant } typed)
            return new Quantity(constant.Value, typed.Dimension);
        diagnostics.Add(finding!);
        return null;
    }
}
