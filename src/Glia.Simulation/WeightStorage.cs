namespace Glia.Simulation;

/// <summary>How weights that differ from synapse to synapse are stored. A projection's constant weight takes no space in either form.</summary>
public enum WeightStorage
{
    /// <summary>4 bytes per weight.</summary>
    Float32,

    /// <summary>
    /// 2 bytes per weight: a whole multiple of one scale per receptor port, summed as integers. The rounding error of a weight is at most
    /// half a scale, which is 1/65534 of the largest weight that the port's distributions can give.
    /// </summary>
    Int16,
}
