using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Equations.Integration;

/// <summary>The increments of the Wiener processes in a step, √dt·N(0,1), one per name and neuron.</summary>
internal sealed class NoiseIncrements(StepBuilder step)
{
    private readonly Dictionary<string, Expr> _increments = [];

    public Expr Of(string name)
    {
        if (_increments.TryGetValue(name, out Expr? known)) return known;
        Expr increment = Algebra.Apply(Functions.Sqrt, WellKnown.TimeStep.Value()) * step.NewDraw(DrawDistribution.Normal);
        return _increments[name] = step.Local("dW_" + name, increment, Dimension.Time.Power(0.5)).Value();
    }
}
