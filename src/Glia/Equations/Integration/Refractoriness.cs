using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Equations.Integration;

/// <summary>The refractory state of a neuron: a number of steps left, or, for a condition, 1 while it holds after a spike.</summary>
internal static class Refractoriness
{
    /// <summary>Before the first spike; far enough for any comparison, and exact in single precision.</summary>
    private const double LongAgo_ms = -1e7;

    private const double ClockResolution_ms = 1e-3;

    /// <summary>Name of the local that holds whether the neuron is refractory in this step.</summary>
    public const string IsRefractoryName = "_is_refractory";

    private static readonly Variable s_isRefractory = new(IsRefractoryName, VariableKind.Local, Dimension.None, ValueType.Boolean);

    /// <summary>Whether the counter says so now.</summary>
    public static Expr Now { get; } = new Binary(BinaryOperator.Greater, WellKnown.RefractorySteps.Value(), Zero);

    /// <summary>Whether the model reads when it last spiked.</summary>
    public static bool RemembersLastSpike(ModelSystem system) =>
        ModelFacts.Expressions(system).Any(expression => expression.Reads(variable => variable == WellKnown.LastSpike));

    /// <summary>At the start of the step: a neuron that is refractory now is so for the whole step.</summary>
    public static void Begin(StepBuilder step)
    {
        ModelSystem system = step.System;
        if (RemembersLastSpike(system) && system.States.All(state => state.Variable != WellKnown.LastSpike)) step.AddState(WellKnown.LastSpike, Number(LongAgo_ms));
        if (system.Refractory is not { } refractory) return;
        step.AddState(WellKnown.RefractorySteps, Zero);
        step.IsRefractory = Now;
        if (refractory.Type == ValueType.Boolean)
        {
            step.Assign(s_isRefractory, And(Now, refractory));
            step.Assign(WellKnown.RefractorySteps, If(s_isRefractory.Value(), One, Zero));
        }
        else
        {
            step.Assign(s_isRefractory, Now);
        }

        step.IsRefractory = s_isRefractory.Value();
    }

    /// <summary>At the end of the evolution: one step less.</summary>
    public static void CountDown(StepBuilder step)
    {
        if (step.System.Refractory is { Type: ValueType.Real })
            step.Assign(WellKnown.RefractorySteps, Apply(Functions.Max, WellKnown.RefractorySteps.Value() - One, Zero));
    }

    /// <summary>The counter after a spike.</summary>
    public static Expr After(StepBuilder step, Expr refractory, Func<Expr, Expr> counter)
    {
        if (refractory.Type == ValueType.Boolean) return One;
        // As in NEST, a refractory time is known to a microsecond and rounded up to whole steps; the margin absorbs the rounding of the quotient.
        Expr clock = Apply(Functions.Round, refractory / Number(ClockResolution_ms)) * Number(ClockResolution_ms);
        Expr steps = Apply(Functions.Ceil, clock / WellKnown.TimeStep.Value() - Number(1e-6));
        return step.Subexpressions.IsFixed(refractory)
            ? step.Derive("refractory_steps", counter(steps), Dimension.None).Value()
            : counter(steps);
    }
}
