using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>
/// Resets one neuron as after a spike and looks whether it spikes again at once without any input: a reset value at or above the threshold, mostly.
/// Also tells of a refractory time that no simulation outlasts.
/// </summary>
internal static class ResetTrial
{
    /// <summary>A neuron that spikes in so many steps, one after the other, is taken to go on; a threshold that rises with every spike has risen by then.</summary>
    private const int Steps = 50;

    /// <summary>Days of simulated time at the customary time step.</summary>
    private const double LongestRefractoriness = 1e9;

    /// <param name="findings">Receives the warnings.</param>
    /// <param name="population">The population.</param>
    /// <param name="model">Its model.</param>
    /// <param name="interpreter">One neuron of it, not in a spike.</param>
    /// <param name="timeStep">Length of a step.</param>
    public static void Check(FindingList findings, Population population, ModelSystem model, Interpreter interpreter, Time timeStep)
    {
        if (model.Threshold is not { } threshold || Written(model, threshold).HasDraws()) return;
        double refractory_ms = model.Refractory is { Type: Equations.Ir.ValueType.Real } time && !Written(model, time).HasDraws() ? interpreter.Evaluate(Written(model, time)) : 0;
        if (refractory_ms / timeStep.Milliseconds > LongestRefractoriness)
        {
            findings.Warning(Subjects.Population(population.Name),
                $"has a refractory time of {Time.FromInternal(refractory_ms)}, more than {LongestRefractoriness:G1} steps: every neuron spikes once at most. Is the unit meant?");
        }

        if (model.Reset.IsEmpty || model.Reset.Any(assign => Written(model, assign.Value).HasDraws())) return;
        foreach (Assign assign in model.Reset) interpreter.Set(assign.Target.Name, interpreter.Evaluate(Written(model, assign.Value)));
        for (int step = 0; step < Steps; step++)
        {
            if (model.Refractory is not null) interpreter.Set(WellKnown.RefractorySteps.Name, 0);
            if (interpreter.Step().Length == 0) return;
        }

        string when = model.Refractory is null || refractory_ms < timeStep.Milliseconds / 2 ? "in every step" : "whenever its refractory time ends";
        findings.Warning(Subjects.Population(population.Name),
            $"would, after a first spike, spike {when}, without any input: after the reset the neuron is above its threshold. Reset it to a value below the threshold.");
    }

    /// <summary>The expression with its subexpressions in their place, for these are no variables of the compiled step.</summary>
    private static Expr Written(ModelSystem model, Expr expression) => expression.Rewrite(node =>
        node is Read read && model.Subexpressions.FirstOrDefault(item => item.Variable == read.Variable) is { } inner ? Written(model, inner.Value)
        : node is Read well && well.Variable == WellKnown.Refractory ? new BooleanConstant(false)
        : null);
}
