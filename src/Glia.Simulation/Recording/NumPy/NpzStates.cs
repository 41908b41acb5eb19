using System.Collections.Immutable;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>States as arrays <c>times_ms[sample]</c>, <c>neurons[neuron]</c>, <c>variables[variable]</c> and <c>values[sample, neuron, variable]</c>.</summary>
internal sealed class NpzStates : NpzPopulationSink, IStateSink
{
    private readonly ImmutableArray<string> _variables;
    private readonly NpzSamples _samples;

    public NpzStates(RecordingPath path, RecordingOptions options, ObservedPopulation population, TimeGrid grid, ImmutableArray<string> variables, ColumnKind kind)
        : base(path, options, population, grid) =>
        (_variables, _samples) = (variables, new NpzSamples(Bundle, grid, population.Count, variables.Length, kind));

    public void Write(long step, ReadOnlySpan<double> values) => _samples.Write(step, values);

    protected override (string Name, byte[] Npy)[] Constants() =>
    [
        ("neurons", NpyArray.Integers([.. Enumerable.Range(0, Population.Count).Select(position => (long)Population.NeuronAt(position))])),
        ("variables", NpyArray.Texts(_variables)),
    ];
}
