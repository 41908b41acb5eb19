using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>
/// Synapses as arrays <c>times_ms[sample]</c>, <c>synapses[synapse]</c> with their <c>sources</c>, <c>targets</c> and <c>delays_ms</c>, <c>variables[variable]</c> and
/// <c>values[sample, synapse, variable]</c>.
/// </summary>
internal sealed class NpzSynapses : NpzSink, IStateSink
{
    private readonly ObservedSynapses _synapses;
    private readonly ImmutableArray<string> _variables;
    private readonly NpzSamples _samples;

    public NpzSynapses(RecordingPath path, RecordingOptions options, ObservedSynapses synapses, TimeGrid grid, ImmutableArray<string> variables, ColumnKind kind)
        : base(path, options, grid) =>
        (_synapses, _variables, _samples) = (synapses, variables, new NpzSamples(Bundle, grid, synapses.Count, variables.Length, kind));

    public void Write(long step, ReadOnlySpan<double> values) => _samples.Write(step, values);

    protected override JsonObject Describe() =>
        new() { ["projection"] = _synapses.Projection, ["size"] = _synapses.Size, ["synapses_recorded"] = _synapses.Count };

    protected override (string Name, byte[] Npy)[] Constants() =>
    [
        ("synapses", NpyArray.Integers([.. _synapses.Indexes])),
        ("sources", NpyArray.Integers([.. _synapses.Sources])),
        ("targets", NpyArray.Integers([.. _synapses.Targets])),
        ("delays_ms", NpyArray.Doubles([.. _synapses.Delays.Select(delay => Grid.Milliseconds(delay))])),
        ("variables", NpyArray.Texts(_variables)),
    ];
}
