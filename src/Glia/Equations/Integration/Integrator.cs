using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using Glia.Quantities;
using Glia.Random;
using static Glia.Equations.Symbolics.Algebra;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Equations.Integration;

/// <summary>Turns the continuous equations of a model into one time step.</summary>
/// <remarks>
/// The step keeps NEST's order: evolve from t to t + dt with the inputs in force, receive what arrives at t + dt, test the threshold, reset.
/// Statements to run regularly come first of all, those before the threshold after everything that arrives.
/// In the phases after evolve, <c>t</c> in the model's texts means t + dt, the time of the state they see; the number of spikes of a source
/// and the output of a current source are those of the interval that begins at t.
/// </remarks>
public static class Integrator
{
    private static readonly Variable s_spiked = new("_spiked", VariableKind.Local, Dimension.None, ValueType.Boolean);
    private static readonly Variable s_spikeCount = new("_spike_count", VariableKind.Local, Dimension.None);
    private static readonly Variable s_output = new("_value", VariableKind.Local, Dimension.None);

    private static Expr EndOfStep => WellKnown.Time.Value() + WellKnown.TimeStep.Value();

    /// <summary>The step of a model, for any length dt.</summary>
    /// <exception cref="GliaException">
    /// The integrator that the model asks for cannot take its equations, or none can; or the step draws more random numbers than can be told apart.
    /// </exception>
    public static UpdateProgram Lower(ModelSystem system)
    {
        // Without equations there is nothing to integrate, and no inner step to test the threshold in.
        if (system.Equations.IsEmpty) system = system with { ThresholdWithinStep = false };
        var facts = new ModelFacts(system);
        MethodChoice? choice = system.Equations.IsEmpty ? null : MethodChoice.For(facts);
        var step = new StepBuilder(system);

        Evolve(step, facts, choice);
        step.Time = EndOfStep;
        Receive(step);
        (Variable? spiked, Expr? count) = Spike(step);
        RequireFewDraws(system, step);

        var program = new UpdateProgram
        {
            Name = system.Name,
            Parameters = system.Parameters,
            States = [.. system.States, .. step.AddedStates],
            ReceptorInputs = [.. system.Receptors.Select(receptor => receptor.Input)],
            CurrentInputs = system.CurrentInputs,
            Preparation = step.Preparation,
            Phases = step.Phases,
            Spiked = spiked,
            SpikeCount = count,
            Output = system.Output is null ? null : s_output.Value(),
            Observables = Observables.Of(facts),
            Integration = choice is null ? [] : [.. choice.Method.Notes(facts, choice.Reason)],
        };
        return UnusedValues.Remove(program);
    }

    /// <summary>Beyond the limit two draws would share random numbers, silently.</summary>
    private static void RequireFewDraws(ModelSystem system, StepBuilder step)
    {
        if (step.DrawCount <= PoissonSampler.MaximumDrawIndex) return;
        throw new GliaException($"model '{system.Name}'",
            $"draws {step.DrawCount} random numbers per step (rand, randn, poisson, xi); a model can draw at most {PoissonSampler.MaximumDrawIndex}, "
            + "or two would be the same. Draw a number once, in a subexpression, and use it by name, or split the model.");
    }

    private static void Evolve(StepBuilder step, ModelFacts facts, MethodChoice? choice)
    {
        step.BeginPhase("evolve");
        Refractoriness.Begin(step);
        foreach (Assign assign in step.System.RunRegularly) step.Assign(assign.Target, assign.Value);
        foreach (Subexpression constant in facts.Subexpressions.All.Where(subexpression => subexpression.ConstantOverStep))
            step.Use(constant.Variable.Value());
        if (facts.System.Output is { } output) step.Assign(s_output, output);

        Expr fromStart = step.IsRefractory;
        if (facts.System.ThresholdWithinStep && facts.CanBeRefractory) step.IsRefractory = Refractoriness.Now;
        choice?.Method.Emit(step, facts);
        step.IsRefractory = fromStart;
        Refractoriness.CountDown(step);
    }

    private static void Receive(StepBuilder step)
    {
        step.BeginPhase("receive");
        foreach (ReceptorDefinition receptor in step.System.Receptors)
            foreach (Assign assign in receptor.OnArrival)
                step.Assign(assign.Target, receptor.UnlessRefractory ? If(step.IsRefractory, assign.Target.Value(), assign.Value) : assign.Value);
        foreach (Assign assign in step.System.BeforeThreshold) step.Assign(assign.Target, assign.Value);
    }

    private static (Variable? Spiked, Expr? Count) Spike(StepBuilder step)
    {
        ModelSystem system = step.System;
        step.BeginPhase("threshold");
        Expr? count = null;
        if (system.SpikeCount is { } emitted)
        {
            // The rate of a source is that of the interval from t.
            step.Time = WellKnown.Time.Value();
            step.Assign(s_spikeCount, emitted);
            step.Time = EndOfStep;
            count = s_spikeCount.Value();
            step.Assign(s_spiked, And(Not(step.IsRefractory), new Binary(BinaryOperator.Greater, count, Zero)));
        }
        else if (system.ThresholdWithinStep && system.Threshold is not null)
        {
            count = SpikeWithinStep.Count.Value();
            step.Emit(s_spiked, new Binary(BinaryOperator.Greater, count, Zero));
            return (s_spiked, count);
        }
        else if (system.Threshold is { } threshold)
        {
            step.Assign(s_spiked, And(Not(step.IsRefractory), threshold));
        }
        else
        {
            return (null, null);
        }

        step.BeginPhase("reset");
        Reset.Emit(step, s_spiked.Value(), steps => steps);
        return (s_spiked, count);
    }
}
