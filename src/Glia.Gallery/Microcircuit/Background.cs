namespace Glia.Gallery.Microcircuit;

/// <summary>What stands for the rest of the brain.</summary>
public enum Background
{
    /// <summary>Independent Poisson spikes for every neuron.</summary>
    Poisson,

    /// <summary>A constant current of the same mean.</summary>
    Dc,
}
