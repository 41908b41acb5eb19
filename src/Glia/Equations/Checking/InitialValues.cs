using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Checking;

/// <summary>
/// Initial values of state variables, as expressions over parameters and draws. A text may name other state variables and subexpressions:
/// their initial values take their place.
/// </summary>
internal sealed class InitialValues(ModelTexts texts, Declarations declarations, ModelScope scope, FunctionTable functions)
{
    private readonly Dictionary<Variable, Expr?> _values = [];
    private readonly List<string> _path = [];

    /// <summary>The initial value of a state variable; 0 when none is given or something was reported.</summary>
    public Expr Of(Symbol state)
    {
        if (!texts.Initial.TryGetValue(state.Name, out string? text) || string.IsNullOrWhiteSpace(text)) return Algebra.Zero;
        return Find(state, text) ?? Algebra.Zero;
    }

    private Expr? Find(Symbol state, string text)
    {
        if (_values.TryGetValue(state.Variable, out Expr? known)) return known;
        Diagnostics diagnostics = texts.Diagnostics($"initial.{state.Name}", text, $"initial {state.Name}");
        if (_path.Contains(state.Name))
        {
            diagnostics.Error($"the initial value depends on itself: {string.Join(" -> ", _path.SkipWhile(step => step != state.Name))} -> {state.Name}.");
            return null;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            diagnostics.Error("initial values build on each other too deeply.");
            return null;
        }

        _path.Add(state.Name);
        Expr? value = Check(state, diagnostics) is { } written ? Resolve(written, diagnostics) : null;
        _path.RemoveAt(_path.Count - 1);
        return _values[state.Variable] = value;
    }

    private Expr? Check(Symbol state, Diagnostics diagnostics)
    {
        if (SyntaxReader.Expression(diagnostics) is not { } syntax) return null;
        var checker = new ExpressionChecker(scope, functions, diagnostics);
        if (!state.IsCondition) return checker.CheckNumber(syntax, state.Dimension);
        return checker.CheckCondition(syntax) is { } condition ? Algebra.If(condition, Algebra.One, Algebra.Zero) : null;
    }

    private Expr? Resolve(Expr value, Diagnostics diagnostics)
    {
        Expr start = InPlace(value, diagnostics);
        if (!Extent.Of(start, _ => Extent.Leaf).IsTooLarge) return start;
        diagnostics.Error("the initial value becomes too large once the initial values it uses are put in their place.");
        return null;
    }

    private Expr InPlace(Expr value, Diagnostics diagnostics) => value.Rewrite(node => node is Read read ? Start(read.Variable, diagnostics) : null);

    /// <summary>What a variable is before the first step; null to leave it in place.</summary>
    private Expr? Start(Variable variable, Diagnostics diagnostics)
    {
        switch (variable.Kind)
        {
            case VariableKind.State when texts.Dialect.WhyNoInitialValue(variable.Name) is { } reason:
                diagnostics.Error(reason);
                return null;
            case VariableKind.State when declarations.TryFind(variable.Name, out Symbol? state):
                return Of(state);
            case VariableKind.Local when scope.Subexpressions.Find(item => item.Variable == variable) is { } subexpression:
                return InPlace(subexpression.Value, diagnostics);
            case VariableKind.WellKnown when variable == WellKnown.Time || variable == WellKnown.Step:
                return Algebra.Zero;
            case VariableKind.WellKnown when variable == WellKnown.Refractory:
                return new BooleanConstant(false);
            case VariableKind.Parameter or VariableKind.WellKnown:
                return null;
            default:
                diagnostics.Error($"'{variable.Name}' has no value before the first step; initial values are made of parameters and other initial values.");
                return null;
        }
    }
}
