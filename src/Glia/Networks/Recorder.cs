using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Something to be observed during a run. Observing draws no random numbers and changes nothing.</summary>
public abstract record Recorder
{
    /// <summary>Name, unique in the network; file name when streamed to disk.</summary>
    public required string Name { get; init; }
}

/// <summary>Something to be observed of a population.</summary>
public abstract record PopulationRecorder : Recorder
{
    /// <summary>The population observed.</summary>
    public required Population Population { get; init; }
}

/// <summary>Spike times of all neurons or a sample.</summary>
public sealed record SpikeRecorder : PopulationRecorder
{
    /// <summary>Indexes of the neurons recorded; empty for all.</summary>
    public ImmutableArray<long> Neurons { get; init; } = [];
}

/// <summary>Variables of chosen neurons, every n steps.</summary>
public sealed record StateRecorder : PopulationRecorder
{
    /// <summary>Names of state variables, parameters or subexpressions.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>Indexes of the neurons recorded; empty for all.</summary>
    public ImmutableArray<long> Neurons { get; init; } = [];

    /// <summary>Sampling interval in steps.</summary>
    public int Every { get; init; } = 1;
}

/// <summary>Number of spikes of the whole population in equal time bins.</summary>
public sealed record RateRecorder : PopulationRecorder
{
    /// <summary>Width of a bin.</summary>
    public Time Bin { get; init; } = 1 * Units.ms;
}

/// <summary>Variables of chosen synapses of a plastic projection, every n steps.</summary>
public sealed record SynapseRecorder : Recorder
{
    /// <summary>The projection observed.</summary>
    public required Projection Projection { get; init; }

    /// <summary>Names of variables of the synapse model, such as the weight <c>w</c>, or of its traces.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>Indexes of the synapses recorded, by source, delay and target as a simulation lists them; empty for all.</summary>
    public ImmutableArray<long> Synapses { get; init; } = [];

    /// <summary>Sampling interval in steps.</summary>
    public int Every { get; init; } = 1;
}
