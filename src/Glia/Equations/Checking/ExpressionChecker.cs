using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Gives an expression its meaning: names resolved, dimensions and types checked, constants folded. Null means that something was reported.</summary>
/// <param name="scope">The names that it may use.</param>
/// <param name="functions">The functions that it may call.</param>
/// <param name="diagnostics">Its text; receives the findings.</param>
internal sealed class ExpressionChecker(Scope scope, FunctionTable functions, Diagnostics diagnostics)
{
    /// <summary>Checks an expression of any type and dimension.</summary>
    public Typed? Check(ExpressionSyntax syntax)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Meaning(syntax);
        diagnostics.Error(syntax.Span, "functions and subexpressions build on each other too deeply.");
        return null;
    }

    private Typed? Meaning(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => new Typed(Algebra.Number(number.Value), Dimension.None),
        BooleanSyntax boolean => new Typed(new BooleanConstant(boolean.Value), Dimension.None),
        NameSyntax name => Name(name),
        UnarySyntax unary => Unary(unary),
        BinarySyntax binary => Binary(binary),
        CallSyntax call => new CallChecker(this, scope, functions, diagnostics).Check(call),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax), syntax, "Unknown syntax."),
    };

    /// <summary>Checks an expression that must be a number of a dimension.</summary>
    public Expr? CheckNumber(ExpressionSyntax syntax, Dimension expected)
    {
        if (Check(syntax) is not { } typed) return null;
        if (!typed.IsCondition && typed.Dimension == expected) return typed.Value;
        string hint = typed.IsCondition ? " Write int(…) to make a condition 1 or 0." : "";
        diagnostics.Error(syntax.Span, $"found {typed.Description}, expected {DimensionNames.Describe(expected)}.{hint}");
        return null;
    }

    /// <summary>Checks an expression that must be a condition.</summary>
    public Expr? CheckCondition(ExpressionSyntax syntax)
    {
        if (Check(syntax) is not { } typed) return null;
        if (typed.IsCondition) return typed.Value;
        diagnostics.Error(syntax.Span, $"found {typed.Description}, expected a condition, for example 'V_m > V_th'.");
        return null;
    }

    /// <summary>Checks an expression that must be a number of any dimension.</summary>
    public Typed? CheckAnyNumber(ExpressionSyntax syntax)
    {
        if (Check(syntax) is not { } typed) return null;
        if (!typed.IsCondition) return typed;
        diagnostics.Error(syntax.Span, "found a condition (true or false), expected a number. Write int(…) to make a condition 1 or 0.");
        return null;
    }

    private Typed? Name(NameSyntax name)
    {
        if (scope.TryFind(name, diagnostics, out Typed? value)) return value;
        if (Constants.TryFind(name.Name, out Quantity quantity) || UnitTable.TryFind(name.Name, out quantity))
            return new Typed(Algebra.Number(quantity.Value), quantity.Dimension);
        diagnostics.Error(name.Span, Unknown(name.Name));
        return null;
    }

    private string Unknown(string name)
    {
        if (NoiseScope.IsNoise(name)) return $"'{name}' is white noise; it can stand only in a differential equation 'dx/dt = …'.";
        if (functions.Knows(name)) return $"'{name}' is a function; call it: '{name}(…)'.";
        IEnumerable<string> candidates = scope.Names.Concat(Constants.Names).Concat(EverydayUnits.Names);
        return $"unknown name '{name}'.{Suggestion.For(name, candidates)}";
    }

    private Typed? Unary(UnarySyntax unary)
    {
        if (unary.Operator == UnaryOperator.Not) return CheckCondition(unary.Operand) is { } condition ? new Typed(Algebra.Not(condition), Dimension.None) : null;
        return CheckAnyNumber(unary.Operand) is { } number ? number with { Value = -number.Value } : null;
    }

    private Typed? Binary(BinarySyntax binary)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or) return Logical(binary);
        if (binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual) return Equality(binary);
        Typed? left = CheckAnyNumber(binary.Left), right = CheckAnyNumber(binary.Right);
        if (left is not { } a || right is not { } b) return null;
        return binary.Operator switch
        {
            BinaryOperator.Multiply => Combined(binary, a, b, (x, y) => x * y),
            BinaryOperator.Divide => Combined(binary, a, b, (x, y) => x / y),
            BinaryOperator.Power => Power(binary, a, b),
            _ => SameDimension(binary, a, b),
        };
    }

    private Typed? Logical(BinarySyntax binary)
    {
        Expr? left = CheckCondition(binary.Left), right = CheckCondition(binary.Right);
        return left is null || right is null ? null : new Typed(Algebra.Operation(binary.Operator, left, right), Dimension.None);
    }

    private Typed? Equality(BinarySyntax binary)
    {
        Typed? left = Check(binary.Left), right = Check(binary.Right);
        if (left is not { } a || right is not { } b) return null;
        if (a.IsCondition != b.IsCondition || a.Dimension != b.Dimension) return Differ(binary, a, b);
        if (!a.IsCondition) return new Typed(Algebra.Operation(binary.Operator, a.Value, b.Value), Dimension.None);
        Expr same = Algebra.Or(Algebra.And(a.Value, b.Value), Algebra.And(Algebra.Not(a.Value), Algebra.Not(b.Value)));
        return new Typed(binary.Operator == BinaryOperator.Equal ? same : Algebra.Not(same), Dimension.None);
    }

    private Typed? SameDimension(BinarySyntax binary, Typed a, Typed b)
    {
        if (a.Dimension != b.Dimension) return Differ(binary, a, b);
        Expr value = Algebra.Operation(binary.Operator, a.Value, b.Value);
        // A comparison is a condition, and a floored quotient of two times is a number of periods.
        bool isPure = value.Type == Ir.ValueType.Boolean || binary.Operator == BinaryOperator.FloorDivide;
        return new Typed(value, isPure ? Dimension.None : a.Dimension);
    }

    private Typed? Power(BinarySyntax binary, Typed a, Typed b)
    {
        if (!b.Dimension.IsNone)
        {
            diagnostics.Error(binary.Right.Span, $"found {b.Description}, expected a pure number as exponent.");
            return null;
        }

        if (a.Dimension.IsNone) return new Typed(Algebra.Power(a.Value, b.Value), Dimension.None);
        if (b.Value is Constant exponent) return Raise(binary, a, exponent.Value);
        diagnostics.Error(binary.Right.Span, $"the base is {a.Description}, so the exponent must be a number, for example 2; make the base a pure number first.");
        return null;
    }

    /// <summary>x to a constant power, with its dimension.</summary>
    public Typed? Raise(ExpressionSyntax syntax, Typed value, double exponent) =>
        Guarded(syntax, () => value.Dimension.Power(exponent)) is { } dimension
            ? new Typed(Algebra.Power(value.Value, Algebra.Number(exponent)), dimension)
            : null;

    private Typed? Combined(BinarySyntax binary, Typed a, Typed b, Func<Dimension, Dimension, Dimension> rule) =>
        Guarded(binary, () => rule(a.Dimension, b.Dimension)) is { } dimension
            ? new Typed(Algebra.Operation(binary.Operator, a.Value, b.Value), dimension)
            : null;

    private Dimension? Guarded(ExpressionSyntax syntax, Func<Dimension> rule)
    {
        try
        {
            return rule();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            diagnostics.Error(syntax.Span, "the result has a dimension that no unit can have.");
            return null;
        }
    }

    private Typed? Differ(BinarySyntax binary, Typed a, Typed b)
    {
        diagnostics.Error(binary.Right.Span, $"found {b.Description}, expected {a.Description} as on the other side of '{Sign(binary.Operator)}'.");
        return null;
    }

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Modulo => "%",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        _ => "!=",
    };
}
