using System.Collections.Immutable;
using Glia.Networks;

namespace Glia.Gallery.Circuits;

/// <summary>A network and what is observed of it.</summary>
public sealed record Circuit
{
    /// <summary>The network, its recorders included.</summary>
    public required Network Network { get; init; }

    /// <summary>Spike recorders of the populations that are analysed, in the order of the tables.</summary>
    public required ImmutableArray<SpikeRecorder> Spikes { get; init; }

    /// <summary>State recorders of example neurons.</summary>
    public ImmutableArray<StateRecorder> States { get; init; } = [];
}
