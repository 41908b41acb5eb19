using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>Threshold and reset after every accepted inner step of an adaptive integrator, as in NEST's aeif models.</summary>
internal static class SpikeWithinStep
{
    /// <summary>Number of spikes so far in this step.</summary>
    public static readonly Variable Count = new("_spikes", VariableKind.Local, Dimension.None);

    /// <summary>Before the first inner step.</summary>
    public static void Begin(StepBuilder step) => step.Emit(Count, Zero);

    /// <summary>After an inner step.</summary>
    public static void Emit(StepBuilder step, Expr accepted)
    {
        if (step.System.Threshold is not { } threshold) return;
        Expr spikes = step.Local("spikes_now", And(And(accepted, Not(step.IsRefractory)), threshold), Dimension.None).Value();
        step.Emit(Count, If(spikes, Count.Value() + One, Count.Value()));
        // One more than the refractory steps, because this step too counts one down.
        Reset.Emit(step, spikes, steps => If(new Binary(BinaryOperator.Greater, steps, Zero), steps + One, Zero));
    }
}
