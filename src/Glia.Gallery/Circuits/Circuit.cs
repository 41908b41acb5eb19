using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;

namespace Glia.Gallery.Circuits;

/// <summary>A network and what is observed of it.</summary>
public sealed record Circuit
{
    /// <summary>The network, its recorders included.</summary>
    public required Network Network { get; init; }

    /// <summary>Populations whose spikes are analysed, in the order of the tables.</summary>
    public required ImmutableArray<CircuitPopulation> Populations { get; init; }

    /// <summary>Membrane potentials of example neurons.</summary>
    public ImmutableArray<CircuitTrace> Traces { get; init; } = [];

    /// <summary>The stretch of time that rasters and traces show: long enough for slow neurons, short enough to tell spikes apart.</summary>
    public Time Shown { get; init; } = 400 * Units.ms;
}
