using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Signs, bounds and whole quotients as formulas over a value graph. All are exact.</summary>
internal static class Rounding
{
    /// <summary>−1, 0 or 1.</summary>
    public static Real Sign(Real x) => (x > 0).Select(1, (x < 0).Select(x.Literal(-1), 0));

    /// <summary>The smaller of two; NaN when either is.</summary>
    public static Real Min(Real x, Real y) => Extreme(Operation.Minimum, Operation.MinimumOfOrdinary, x, y);

    /// <summary>The larger of two; NaN when either is.</summary>
    public static Real Max(Real x, Real y) => Extreme(Operation.Maximum, Operation.MaximumOfOrdinary, x, y);

    /// <summary>x limited to [low, high].</summary>
    public static Real Clip(Real x, Real low, Real high) => Min(Max(x, low), high);

    /// <summary>x − y·⌊x/y⌋, with the sign of y: Python's %.</summary>
    /// <remarks>Exact while |x/y| is below 2²⁴ (single) or 2⁵³ (double precision).</remarks>
    public static Real Modulo(Real x, Real y) => Division(x, y).Remainder;

    /// <summary>⌊x/y⌋: Python's //.</summary>
    /// <remarks>Exact while |x/y| is below 2²⁴ (single) or 2⁵³ (double precision).</remarks>
    public static Real FloorDivide(Real x, Real y) => Division(x, y).Quotient;

    private static (Real Quotient, Real Remainder) Division(Real x, Real y)
    {
        // The quotient may be rounded up to the next whole number, or down below it; the remainder tells.
        Real quotient = new Real(x.Graph, x.Graph.ExactQuotient(x.Node, y.Node)).Floor();
        Real remainder = (-quotient).TimesPlus(y, x);
        Truth tooLarge = (remainder * y) < 0;
        quotient = tooLarge.Select(quotient - 1.0, quotient);
        remainder = tooLarge.Select(remainder + y, remainder);
        Truth tooSmall = remainder.Abs() >= y.Abs();
        return (tooSmall.Select(quotient + 1.0, quotient), tooSmall.Select(remainder - y, remainder));
    }

    private static Real Extreme(Operation operation, Operation ofOrdinary, Real x, Real y) =>
        x.Node.Operation == Operation.Constant ? x.Binary(ofOrdinary, y)
        : y.Node.Operation == Operation.Constant ? y.Binary(ofOrdinary, x)
        : x.Binary(operation, y);
}
