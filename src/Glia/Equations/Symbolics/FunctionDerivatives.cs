using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Symbolics;

/// <summary>Derivatives of the functions that equations may call.</summary>
public static class FunctionDerivatives
{
    private static readonly FrozenDictionary<Function, Func<Call, Expr>> s_ofOneArgument = new Dictionary<Function, Func<Call, Expr>>
    {
        [Functions.Exp] = call => call,
        [Functions.Expm1] = call => call + One,
        [Functions.Log] = call => One / call.Arguments[0],
        [Functions.Log10] = call => Number(1 / Math.Log(10)) / call.Arguments[0],
        [Functions.Sqrt] = call => Number(0.5) / call,
        [Functions.Sin] = call => Apply(Functions.Cos, call.Arguments[0]),
        [Functions.Cos] = call => -Apply(Functions.Sin, call.Arguments[0]),
        [Functions.Tan] = call => One + call * call,
        [Functions.Sinh] = call => Apply(Functions.Cosh, call.Arguments[0]),
        [Functions.Cosh] = call => Apply(Functions.Sinh, call.Arguments[0]),
        [Functions.Tanh] = call => One - call * call,
        [Functions.Arctan] = call => One / (One + call.Arguments[0] * call.Arguments[0]),
        [Functions.Exprel] = OfExprel,
        [Functions.Abs] = call => Apply(Functions.Sign, call.Arguments[0]),
        [Functions.Sign] = _ => Zero,
        [Functions.Floor] = _ => Zero,
        [Functions.Ceil] = _ => Zero,
        [Functions.Round] = _ => Zero,
        [Functions.Truncate] = _ => Zero,
    }.ToFrozenDictionary();

    private const double MachineEpsilon = 2.220446049250313e-16;

    // Weak, so that a user's function can be collected with its model; the same function keeps one derivative, and equal calls stay equal.
    private static readonly ConditionalWeakTable<Function, Function[]> s_numerical = [];

    /// <summary>The derivative of a call by one of its arguments.</summary>
    /// <remarks>A user's delegate is differentiated by central differences with step ε^⅓·max(1, |x|).</remarks>
    public static Expr Partial(Call call, int argument)
    {
        if (s_ofOneArgument.TryGetValue(call.Function, out Func<Call, Expr>? derivative)) return derivative(call);
        if (call.Function == Functions.Min) return Chosen(BinaryOperator.LessOrEqual, call, argument);
        if (call.Function == Functions.Max) return Chosen(BinaryOperator.GreaterOrEqual, call, argument);
        if (call.Function == Functions.Clip) return OfClip(call, argument);
        if (call.Function == Functions.BinomialQuantile) return Zero;
        return new Call(Numerical(call.Function)[argument], call.Arguments);
    }

    private static Expr Chosen(BinaryOperator firstWins, Call call, int argument)
    {
        var first = new Binary(firstWins, call.Arguments[0], call.Arguments[1]);
        return argument == 0 ? If(first, One, Zero) : If(first, Zero, One);
    }

    private static Expr OfClip(Call call, int argument)
    {
        (Expr x, Expr low, Expr high) = (call.Arguments[0], call.Arguments[1], call.Arguments[2]);
        Expr below = new Binary(BinaryOperator.Less, x, low), above = new Binary(BinaryOperator.Greater, x, high);
        return argument switch
        {
            0 => If(Or(below, above), Zero, One),
            1 => If(below, One, Zero),
            _ => If(above, One, Zero),
        };
    }

    /// <summary>(eˣ − exprel x)/x; near 0, where the difference cancels, its series ½ + x/3 + x²/8 + x³/30.</summary>
    private static Expr OfExprel(Call call)
    {
        Expr x = call.Arguments[0];
        Expr near = Number(0.5) + x * (Number(1.0 / 3) + x * (Number(0.125) + x * Number(1.0 / 30)));
        Expr far = (Apply(Functions.Exp, x) - call) / x;
        return If(new Binary(BinaryOperator.Less, Apply(Functions.Abs, x), Number(1e-3)), near, far);
    }

    private static Function[] Numerical(Function function) => s_numerical.GetValue(function, static original =>
        [.. Enumerable.Range(0, original.Arity).Select(k => new Function($"d{k}_{original.Name}", original.Arity, arguments => Central(original, arguments, k)) { IsUserDefined = true })]);

    private static double Central(Function function, double[] arguments, int k)
    {
        double h = Math.Cbrt(MachineEpsilon) * Math.Max(1, Math.Abs(arguments[k]));
        double[] above = [.. arguments], below = [.. arguments];
        above[k] += h;
        below[k] -= h;
        return (function.Evaluate(above) - function.Evaluate(below)) / (above[k] - below[k]);
    }
}
