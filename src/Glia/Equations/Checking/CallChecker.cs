using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Checks function calls: number of arguments, their dimensions, the dimension of the result.</summary>
internal sealed class CallChecker(ExpressionChecker expressions, Scope scope, FunctionTable functions, Diagnostics diagnostics)
{
    /// <summary>The meaning of a call; null when something was reported.</summary>
    public Typed? Check(CallSyntax call)
    {
        string name = call.Function.Name;
        if (functions.FindUser(name) is { } user) return User(call, user);
        if (functions.FindOfContext(name) is { } ofContext)
            return HasArguments(call, 1) && expressions.CheckAnyNumber(call.Arguments[0]) is { } argument ? ofContext(call, argument, diagnostics) : null;
        if (FunctionTable.Arity(name) is not { } arity)
        {
            diagnostics.Error(call.Function.Span, UnknownFunction(name));
            return null;
        }

        return HasArguments(call, arity) ? BuiltIn(call) : null;
    }

    private Typed? BuiltIn(CallSyntax call)
    {
        switch (call.Function.Name)
        {
            case "rand":
                return new Typed(functions.NewDraw(DrawDistribution.Uniform), Dimension.None);
            case "randn":
                return new Typed(functions.NewDraw(DrawDistribution.Normal), Dimension.None);
            case "poisson":
                return expressions.CheckNumber(call.Arguments[0], Dimension.None) is { } mean
                    ? new Typed(functions.NewDraw(DrawDistribution.Poisson, mean), Dimension.None)
                    : null;
            case "binomial":
                return Binomial(call);
            case "int":
                return Int(call.Arguments[0]);
            case "where":
                return Where(call);
            case "sqrt":
                return Sqrt(call);
            case "abs":
                return expressions.CheckAnyNumber(call.Arguments[0]) is { } number ? number with { Value = Algebra.Apply(Functions.Abs, number.Value) } : null;
            case "sign":
                return expressions.CheckAnyNumber(call.Arguments[0]) is { } signed ? new Typed(Algebra.Apply(Functions.Sign, signed.Value), Dimension.None) : null;
            case "min" or "max" or "clip":
                return OfOneDimension(call);
            default:
                return OfPureNumbers(call);
        }
    }

    /// <summary>A binomial number is the quantile of a uniform one.</summary>
    private Typed? Binomial(CallSyntax call)
    {
        Expr? trials = expressions.CheckNumber(call.Arguments[0], Dimension.None), probability = expressions.CheckNumber(call.Arguments[1], Dimension.None);
        return trials is null || probability is null
            ? null
            : new Typed(Algebra.Apply(Functions.BinomialQuantile, functions.NewDraw(DrawDistribution.Uniform), trials, probability), Dimension.None);
    }

    private Typed? Int(ExpressionSyntax argument)
    {
        if (expressions.Check(argument) is not { } typed) return null;
        if (typed.IsCondition) return new Typed(Algebra.If(typed.Value, Algebra.One, Algebra.Zero), Dimension.None);
        return PureNumber(argument, typed, "int") is { } number ? new Typed(Algebra.Apply(Functions.Truncate, number), Dimension.None) : null;
    }

    private Typed? Where(CallSyntax call)
    {
        Expr? condition = expressions.CheckCondition(call.Arguments[0]);
        Typed? whenTrue = expressions.CheckAnyNumber(call.Arguments[1]), whenFalse = expressions.CheckAnyNumber(call.Arguments[2]);
        if (condition is null || whenTrue is not { } a || whenFalse is not { } b) return null;
        if (a.Dimension == b.Dimension) return a with { Value = Algebra.If(condition, a.Value, b.Value) };
        diagnostics.Error(call.Arguments[2].Span, $"found {b.Description}, expected {a.Description} as for the other value of where(…).");
        return null;
    }

    private Typed? Sqrt(CallSyntax call)
    {
        if (expressions.CheckAnyNumber(call.Arguments[0]) is not { } number) return null;
        return expressions.Raise(call, number, 0.5) is { } root ? root with { Value = Algebra.Apply(Functions.Sqrt, number.Value) } : null;
    }

    private Typed? OfOneDimension(CallSyntax call)
    {
        var values = new Expr[call.Arguments.Length];
        Typed? first = null;
        bool isSound = true;
        for (int i = 0; i < values.Length; i++)
        {
            if (expressions.CheckAnyNumber(call.Arguments[i]) is not { } argument)
            {
                isSound = false;
                continue;
            }

            values[i] = argument.Value;
            first ??= argument;
            if (argument.Dimension == first.Value.Dimension) continue;
            diagnostics.Error(call.Arguments[i].Span, $"found {argument.Description}, expected {first.Value.Description} as for the first argument of {call.Function.Name}(…).");
            isSound = false;
        }

        return isSound ? first!.Value with { Value = Algebra.Apply(Functions.All[call.Function.Name], values) } : null;
    }

    private Typed? OfPureNumbers(CallSyntax call)
    {
        var values = new Expr[call.Arguments.Length];
        bool isSound = true;
        for (int i = 0; i < values.Length; i++)
        {
            Expr? value = expressions.CheckAnyNumber(call.Arguments[i]) is { } argument ? PureNumber(call.Arguments[i], argument, call.Function.Name) : null;
            if (value is null) isSound = false;
            else values[i] = value;
        }

        return isSound ? new Typed(Algebra.Apply(Functions.All[call.Function.Name], values), Dimension.None) : null;
    }

    private Expr? PureNumber(ExpressionSyntax syntax, Typed typed, string function)
    {
        if (typed.Dimension.IsNone) return typed.Value;
        diagnostics.Error(syntax.Span, $"found {typed.Description}, expected a pure number as argument of {function}(…); divide by a quantity of the same dimension.");
        return null;
    }

    private Typed? User(CallSyntax call, UserFunctionDefinition function)
    {
        if (!HasArguments(call, function.Arguments.Count)) return null;
        var values = new Expr[call.Arguments.Length];
        bool isSound = true;
        for (int i = 0; i < values.Length; i++)
        {
            if (expressions.CheckNumber(call.Arguments[i], function.Arguments[i].Dimension) is { } value) values[i] = value;
            else isSound = false;
        }

        return isSound && function.Apply(values, message => diagnostics.Error(call.Span, message)) is { } result ? new Typed(result, function.Result) : null;
    }

    private bool HasArguments(CallSyntax call, int arity)
    {
        if (call.Arguments.Length == arity) return true;
        diagnostics.Error(call.Span, $"{call.Function.Name}(…) takes {arity} argument{(arity == 1 ? "" : "s")}, found {call.Arguments.Length}.");
        return false;
    }

    private string UnknownFunction(string name) => scope.Names.Contains(name)
        ? $"'{name}' is a variable, not a function; write '{name}*(…)' for a product."
        : $"unknown function '{name}'.{Suggestion.For(name, functions.Names)}";
}
