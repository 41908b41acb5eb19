namespace Glia.Simulation.Plasticity;

/// <summary>A modulator that is a variable of a population.</summary>
/// <param name="values">The variable.</param>
/// <param name="regions">Neurons of the population.</param>
internal sealed class PopulationSignal(PublishedValues values, int regions) : ModulatorSignal
{
    /// <inheritdoc/>
    public override int Regions => regions;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> At(long step) => values.At(step);
}

/// <summary>A modulator that is the mean of a variable over a population, summed in the order of its neurons.</summary>
/// <param name="values">The variable.</param>
internal sealed class MeanSignal(PublishedValues values) : CachedSignal(epochSteps: 1)
{
    /// <inheritdoc/>
    public override int Regions => 1;

    /// <inheritdoc/>
    protected override void Evaluate(long step, Span<double> result)
    {
        double[] all = values.At(step);
        double sum = 0;
        foreach (double value in all) sum += value;
        result[0] = sum / all.Length;
    }
}
