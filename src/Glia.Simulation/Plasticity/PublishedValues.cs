namespace Glia.Simulation.Plasticity;

/// <summary>A variable of a population, shown to all tiles as it was at the start of the latest steps: written by its own tiles after every step.</summary>
/// <param name="population">Index of the population.</param>
/// <param name="variable">Name of the variable.</param>
/// <param name="size">Neurons.</param>
/// <remarks>Epochs are one step long where there is any of these, so no tile reads values while another writes them.</remarks>
internal sealed class PublishedValues(int population, string variable, int size)
{
    private double[][] _ring = [new double[size], new double[size]];

    /// <summary>Index of the population.</summary>
    public int Population => population;

    /// <summary>Name of the variable.</summary>
    public string Variable => variable;

    /// <summary>Steps that are kept, the one that is being made and the one to come among them.</summary>
    public int Depth => _ring.Length;

    /// <summary>Keeps more steps; before the first.</summary>
    public void Deepen(int depth)
    {
        if (depth > Depth) _ring = [.. Enumerable.Range(0, depth).Select(_ => new double[size])];
    }

    /// <summary>The values at the start of a step that is not longer ago than is kept. Shape [size].</summary>
    public double[] At(long step) => _ring[step % _ring.Length];
}
