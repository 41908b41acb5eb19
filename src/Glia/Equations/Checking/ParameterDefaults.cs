using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Reads the default values of parameters: quantities, <c>true</c>/<c>false</c>, or expressions of numbers and units.</summary>
internal sealed class ParameterDefaults(ModelTexts texts, FunctionTable functions)
{
    /// <summary>Whether a default is that of a condition.</summary>
    public static bool IsCondition(string text) => text.Trim() is "true" or "false" or "True" or "False";

    /// <summary>The default of a parameter in internal units; NaN when it must be given.</summary>
    public double Read(Symbol parameter)
    {
        if (!texts.Parameters.TryGetValue(parameter.Name, out string? text) || string.IsNullOrWhiteSpace(text)) return double.NaN;
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
        if (TryEvaluate(text, functions, texts.Dialect.Units, out Quantity quantity)) return quantity;
        QuantityParser.TryParse(text, diagnostics.Source.Locate(0, text.Length), texts.Dialect.Units, out _, out Finding? finding);
        diagnostics.Add(finding!);
        return null;
    }

    /// <summary>The value of a default: a quantity, or an expression of numbers and units.</summary>
    public static bool TryEvaluate(string text, FunctionTable functions, IReadOnlyDictionary<string, Quantity>? own, out Quantity quantity)
    {
        if (QuantityParser.TryParse(text, null, own, out quantity, out _)) return true;
        Diagnostics trial = Diagnostics.OnTrial(text);
        if (SyntaxReader.Expression(trial) is not { } syntax
            || new ExpressionChecker(Scope.Empty, functions, trial).CheckAnyNumber(syntax) is not { Value: Constant constant } typed
            || double.IsNaN(constant.Value))
            return false;
        quantity = new Quantity(constant.Value, typed.Dimension);
        return true;
    }
}
