using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Powers as formulas over a value graph.</summary>
/// <remarks>
/// A literal whole exponent n up to 16 becomes products (relative error at most (n − 1)/2 units of rounding), ±½ a square root. Otherwise
/// ln x and y·ln x are carried in two numbers each, so that the error stays below 2 units in the last place for all results. Bases that
/// are neither 0 nor positive numbers of full precision, and results near overflow or underflow, are handed to <see cref="Math.Pow"/> neuron by neuron.
/// </remarks>
internal static class Powers
{
    /// <summary>What 2·artanh(s)/s lacks to 2 + ⅔s², divided by s⁴: minimax polynomials in s².</summary>
    private static readonly double[] SingleTail = [0.40000152642446124, 0.28547083778361426, 0.23419818512292861];

    private static readonly double[] DoubleTail =
    [
        0.3999999999999998, 0.2857142857144522, 0.2222222221751054, 0.18181818873498756, 0.1538455665351292, 0.13336325797141252,
        0.11674648203273096, 0.11990433516107579,
    ];

    private static readonly Function Definition = new("pow", 2, arguments => Math.Pow(arguments[0], arguments[1]));

    /// <summary>xʸ.</summary>
    public static Real Power(Real x, Real y)
    {
        if (y.Node.Operation == Operation.Constant)
        {
            double exponent = y.Node.Value;
            if (Math.Abs(exponent) <= 16 && exponent == Math.Floor(exponent)) return Whole(x, (int)exponent);
            if (exponent == 0.5) return x.Unary(Operation.Sqrt);
            if (exponent == -0.5) return 1.0 / x.Unary(Operation.Sqrt);
        }

        return General(x, y);
    }

    private static Real Whole(Real x, int exponent)
    {
        if (exponent < 0) return 1.0 / Whole(x, -exponent);
        if (exponent == 0) return x.Literal(1);
        Real half = Whole(x, exponent / 2);
        return exponent == 1 ? x : exponent % 2 == 0 ? half * half : half * half * x;
    }

    private static Real General(Real x, Real y)
    {
        FloatFormat format = new Real(x.Graph, x.Graph.Make(Operation.Add, x.Node, y.Node)).Format;
        TwoReals exponent = TwoReals.Product(y, LogOf(x, format));
        Real fast = Exponentials.Exp(exponent);
        double limit = format.Choose(86.0, 707.0);
        Truth ordinary = (x >= format.SmallestNormal) & (x <= format.Largest) & (exponent.High.Abs() <= limit);
        Truth vanishing = x.EqualTo(0) & (y > 0) & (y <= format.Largest);
        return vanishing.Select(0, Repairs.Where(!(ordinary | vanishing), Definition, [x, y], fast));
    }

    /// <summary>ln x as the sum of two numbers, for a positive x of full precision.</summary>
    private static TwoReals LogOf(Real x, FloatFormat format)
    {
        (Real k, Real m) = Logarithms.Split(x);
        Real f = m - 1.0, d = f + 2.0;
        Real s = f / d;

        // What the quotient lacks: (f − s·d)/d with d carried exactly.
        Real lacking = (-s).TimesPlus(f - (d - 2.0), (-s).TimesPlus(d, f)) / d;
        TwoReals quotient = new(s, lacking);
        TwoReals square = TwoReals.Product(quotient, quotient);
        Real tail = square.High * square.High.Polynomial(format.Choose(SingleTail, DoubleTail));
        TwoReals factor = TwoReals.Constant(x, 2.0 / 3.0, 3.700743415417188e-17, format).Plus(tail);
        TwoReals cubic = TwoReals.Product(quotient, TwoReals.Product(square, factor));
        TwoReals whole = TwoReals.Product(k, TwoReals.Constant(x, 0.6931471805599453, 2.3190468138462996e-17, format));
        return whole.Plus(s * 2.0).Plus(cubic.High).PlusLow(lacking.TimesPlus(2.0, cubic.Low));
    }
}
