namespace Glia.Simulation.Plasticity;

/// <summary>A variable of a population, shown to all tiles as it is at the start of a step: written by its own tiles after every step, into two buffers by turns.</summary>
/// <param name="population">Index of the population.</param>
/// <param name="variable">Name of the variable.</param>
/// <param name="size">Neurons.</param>
/// <remarks>Epochs are one step long where there is any of these, so no tile reads a buffer while another writes it.</remarks>
internal sealed class PublishedValues(int population, string variable, int size)
{
    private readonly double[][] _buffers = [new double[size], new double[size]];

    /// <summary>Index of the population.</summary>
    public int Population => population;

    /// <summary>Name of the variable.</summary>
    public string Variable => variable;

    /// <summary>The values at the start of a step. Shape [size].</summary>
    public double[] At(long step) => _buffers[step & 1];
}
