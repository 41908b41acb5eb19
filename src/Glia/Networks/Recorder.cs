using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Something to be observed during a run. Observing draws no random numbers and changes nothing.</summary>
public abstract record Recorder
{
    /// <summary>Name, unique in the network; file name when streamed to disk.</summary>
    public required string Name { get; init; }

    /// <summary>The population observed.</summary>
    public required Population Population { get; init; }
}

/// <summary>Spike times of all neurons or a sample.</summary>
public sealed record SpikeRecorder : Recorder
{
    /// <summary>Indexes of the neurons recorded; empty for all.</summary>
    public ImmutableArray<long> Neurons { get; init; } = [];
}

/// <summary>Variables of chosen neurons, every n steps.</summary>
public sealed record StateRecorder : Recorder
{
    /// <summary>Names of state variables, parameters or subexpressions.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>Indexes of the neurons recorded; empty for all.</summary>
    public ImmutableArray<long> Neurons { get; init; } = [];

    /// <summary>Sampling interval in steps.</summary>
    public int Every { get; init; } = 1;
}

/// <summary>Number of spikes of the whole population in equal time bins.</summary>
public sealed record RateRecorder : Recorder
{
    /// <summary>Width of a bin.</summary>
    public Time Bin { get; init; } = 1 * Units.ms;
}
