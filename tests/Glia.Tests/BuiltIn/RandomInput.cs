namespace Glia.Tests.BuiltIn;

/// <summary>Random input of a neuron: a current that changes now and then, weighted spikes at every receptor, some steps with several.</summary>
internal sealed class RandomInput(System.Random random, double weight, double current, int receptors)
{
    private readonly double[] _arrivals = new double[receptors];

    /// <summary>Injected current of the step.</summary>
    public double Current { get; private set; }

    /// <summary>Sums of weights that arrive. With two receptors the second gets negative ones, otherwise any sign.</summary>
    public ReadOnlySpan<double> Arrivals => _arrivals;

    /// <summary>Draws the input of the next step.</summary>
    public void Next()
    {
        if (random.NextDouble() < 0.004) Current = random.NextDouble() < 0.3 ? 0 : current * (2 * random.NextDouble() - 0.5);
        for (int k = 0; k < receptors; k++)
        {
            _arrivals[k] = 0;
            while (random.NextDouble() < 0.05) _arrivals[k] += weight * random.NextDouble() * Sign(k);
        }
    }

    private int Sign(int receptor) => receptors == 2 ? receptor == 0 ? 1 : -1 : random.NextDouble() < 0.7 ? 1 : -1;
}
