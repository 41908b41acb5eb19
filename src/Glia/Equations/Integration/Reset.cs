using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>What happens to a neuron that spikes: the statements of its text, the refractory counter, the time of its last spike.</summary>
internal static class Reset
{
    /// <summary>Writes the reset of the neurons for which the condition holds.</summary>
    /// <param name="step">Where the statements go.</param>
    /// <param name="spikes">Whether the neuron spikes.</param>
    /// <param name="counter">From the number of refractory steps to the value that the counter gets.</param>
    public static void Emit(StepBuilder step, Expr spikes, Func<Expr, Expr> counter)
    {
        foreach (Assign assign in step.System.Reset) step.Assign(assign.Target, If(spikes, assign.Value, assign.Target.Value()));
        if (step.System.Refractory is { } refractory)
            step.Assign(WellKnown.RefractorySteps, If(spikes, Refractoriness.After(step, refractory, counter), WellKnown.RefractorySteps.Value()));
        if (Refractoriness.RemembersLastSpike(step.System))
            step.Emit(WellKnown.LastSpike, If(spikes, WellKnown.Time.Value() + WellKnown.TimeStep.Value(), WellKnown.LastSpike.Value()));
    }
}
