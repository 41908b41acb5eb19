using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Differentiation;

/// <summary>
/// What takes the place of the derivative of a spike by the distance x to its threshold, which is zero almost everywhere: a bump around x = 0.
/// x is left minus right of the comparison (<c>V_m - V_th</c>), positive on the side of the spike, in internal units.
/// </summary>
/// <remarks>Source: Neftci, Mostafa and Zenke, IEEE Signal Process. Mag. 36:51 (2019).</remarks>
public abstract record Surrogate
{
    /// <summary>The derivative of the spike by the distance.</summary>
    public abstract Expr Derivative(Expr distance);
}

/// <summary>1/(1 + β|x|)²: the derivative of the fast sigmoid, as in SuperSpike (Zenke and Ganguli, Neural Comput. 30:1514, 2018).</summary>
/// <param name="Slope">β, per internal unit of the distance.</param>
public sealed record FastSigmoid(double Slope = 1) : Surrogate
{
    /// <inheritdoc/>
    public override Expr Derivative(Expr distance)
    {
        Expr root = One / (One + Number(Slope) * Apply(Functions.Abs, distance));
        return root * root;
    }
}

/// <summary>½α/(1 + (½παx)²): the derivative of an arctangent that rises by 1 (Fang et al., ICCV 2021).</summary>
/// <param name="Slope">α, per internal unit of the distance.</param>
public sealed record ArctanSurrogate(double Slope = 1) : Surrogate
{
    /// <inheritdoc/>
    public override Expr Derivative(Expr distance)
    {
        Expr scaled = Number(Math.PI / 2 * Slope) * distance;
        return Number(Slope / 2) / (One + scaled * scaled);
    }
}

/// <summary>γ·max(0, 1 − |x|/w): a triangle; neurons further than w from threshold do not learn (Bellec et al., NeurIPS 2018).</summary>
/// <param name="Width">w, in internal units of the distance.</param>
/// <param name="Height">γ.</param>
public sealed record Triangle(double Width = 1, double Height = 0.3) : Surrogate
{
    /// <inheritdoc/>
    public override Expr Derivative(Expr distance) =>
        Number(Height) * Apply(Functions.Max, One - Apply(Functions.Abs, distance) / Number(Width), Zero);
}
