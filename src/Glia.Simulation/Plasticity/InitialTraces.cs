using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Plasticity;

/// <summary>Initial values that a projection gives to traces, which all synapses of a source or target have in common.</summary>
internal static class InitialTraces
{
    /// <summary>The program with the initial values of a projection's traces in place of the model's.</summary>
    /// <exception cref="GliaException">A trace is given a distribution.</exception>
    public static SynapseProgram Of(SynapseProgram program, Projection projection) =>
        program.PreTraces.Concat(program.PostTraces).Any(trace => projection.Initial.ContainsKey(trace.Variable.Name))
            ? program with { PreTraces = Given(program.PreTraces, projection), PostTraces = Given(program.PostTraces, projection) }
            : program;

    private static ImmutableArray<StateDefinition> Given(ImmutableArray<StateDefinition> traces, Projection projection) =>
    [
        .. traces.Select(trace => projection.Initial.TryGetValue(trace.Variable.Name, out ParameterValue? given)
            ? trace with { Initial = new Constant(Value(trace.Variable.Name, given, projection)) }
            : trace),
    ];

    private static double Value(string name, ParameterValue given, Projection projection)
    {
        string subject = $"projection '{projection.Name}', initial value '{name}'";
        return given is DistributedValue { Distribution: var distribution } && BoundedDistribution.From(distribution, 1, subject) is { IsConstant: true } bounded
            ? bounded.A
            : throw new GliaException(subject, "must be one value, for the synapses of a neuron share it.");
    }
}
