namespace Glia.Simulation.Compilation.Graph;

/// <summary>What fills a scratch row of 64 random values, one per neuron.</summary>
/// <param name="Kind">What the values are.</param>
/// <param name="Draw">Number of the draw within the step.</param>
/// <param name="Mean">Mean of Poisson counts, uniform; null otherwise.</param>
internal sealed record RowSource(RowKind Kind, int Draw, Node? Mean = null);

/// <summary>Kinds of random rows.</summary>
internal enum RowKind
{
    /// <summary>Numbers in (0, 1).</summary>
    Uniform,

    /// <summary>Words of 32 random bits, for what is drawn from them later.</summary>
    Words,

    /// <summary>Poisson counts with one mean for all neurons.</summary>
    PoissonCounts,
}
