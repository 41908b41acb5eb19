namespace Glia.Simulation;

/// <summary>Number format of neuron state and summed input.</summary>
public enum Precision
{
    /// <summary>32-bit floating point: half the memory traffic and twice the vector lanes.</summary>
    Float32,

    /// <summary>64-bit floating point, for comparison with other simulators.</summary>
    Float64,
}
