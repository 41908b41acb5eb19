namespace Glia.Random;

/// <summary>What a random number is for. Purposes never share numbers.</summary>
public static class RandomPurpose
{
    /// <summary>Generated datasets; add the split.</summary>
    public const uint Datasets = 0x0100_0000;

    /// <summary>Draws inside neuron equations (rand, randn, poisson, xi); add the population's index.</summary>
    public const uint Dynamics = 0x1000_0000;

    /// <summary>Parameter values drawn from distributions; add the population's index and mix in the parameter's.</summary>
    public const uint Parameters = 0x2000_0000;

    /// <summary>Who connects to whom; add the projection's index.</summary>
    public const uint Connectivity = 0x3000_0000;

    /// <summary>Weights and delays; add the projection's index.</summary>
    public const uint Synapses = 0x4000_0000;

    /// <summary>Initial values; add the population's index.</summary>
    public const uint InitialValues = 0x5000_0000;

    /// <summary>Draws inside synapse models (rand, randn); add the projection's index. Named by <see cref="SynapseNumbers"/>.</summary>
    public const uint SynapseDynamics = 0x6000_0000;

    /// <summary>Which synapses structural plasticity makes and deletes; add the projection's index.</summary>
    public const uint Structure = 0x7000_0000;
}
