using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Synapses;

/// <summary>How each variable of a synapse model is treated, in words.</summary>
internal static class SynapseNotes
{
    /// <summary>One note per variable, those of the integrator last.</summary>
    public static ImmutableArray<IntegrationNote> Of(SynapseSystem system, EquationSplit split, ClockStep clock, TraceFinder traces)
    {
        HashSet<Variable> clockDriven = [.. split.ClockDriven.Select(item => item.Equation.Variable)];
        var notes = ImmutableArray.CreateBuilder<IntegrationNote>();
        foreach (StateDefinition state in system.States)
        {
            Variable variable = state.Variable;
            bool hasEquation = system.Equations.Any(item => item.Equation.Variable == variable);
            string how = clockDriven.Contains(variable) ? "clock-driven"
                : hasEquation ? "event-driven, by its closed form"
                : "constant between events";
            (string kind, string extent) = traces.PreTraces.Contains(variable) ? ("pre-trace", "one value per source and delay")
                : traces.PostTraces.Contains(variable) ? ("post-trace", "one value per target")
                : ("per synapse", "one value per synapse: " + traces.Reason(variable));
            notes.Add(new IntegrationNote([variable.Name], kind, $"{how}; {extent}"));
        }

        foreach ((DifferentialEquation equation, string reason) in split.ClockDriven) notes.Add(new IntegrationNote([equation.Variable.Name], "clock-driven", reason));
        return [.. notes, .. clock.Notes];
    }
}
