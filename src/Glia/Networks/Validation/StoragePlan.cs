using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>What a memory estimate needs to know of the run that is planned.</summary>
public sealed record StoragePlan
{
    /// <summary>Bytes of one value of a neuron's state: 4 in single, 8 in double precision.</summary>
    public int StateBytes { get; init; } = 4;

    /// <summary>Bytes of a weight that differs from synapse to synapse: 4, or 2 where weights are stored in 16 bits.</summary>
    public int WeightBytes { get; init; } = 4;

    /// <summary>Worker threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Most neurons of one tile.</summary>
    public int TileSize { get; init; } = 65_536;

    /// <summary>Length of the run, for recordings kept in memory; zero when there are none.</summary>
    public Time Duration { get; init; }
}
