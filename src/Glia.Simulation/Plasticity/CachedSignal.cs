namespace Glia.Simulation.Plasticity;

/// <summary>A modulator that whoever asks first evaluates, once per step.</summary>
/// <param name="epochSteps">Steps by which one tile may be ahead of another.</param>
internal abstract class CachedSignal(int epochSteps) : ModulatorSignal
{
    private readonly Lock _gate = new();
    private readonly long[] _steps = [.. Enumerable.Repeat(-1L, 2 * epochSteps)];
    private readonly double[]?[] _values = new double[2 * epochSteps][];

    /// <inheritdoc/>
    public override ReadOnlySpan<double> At(long step)
    {
        int slot = (int)(step % _steps.Length);
        if (Volatile.Read(ref _steps[slot]) == step) return _values[slot];
        lock (_gate)
        {
            if (_steps[slot] == step) return _values[slot];
            double[] values = _values[slot] ??= new double[Regions];
            Evaluate(step, values);
            Volatile.Write(ref _steps[slot], step);
            return values;
        }
    }

    /// <summary>Writes the values of a step.</summary>
    protected abstract void Evaluate(long step, Span<double> result);
}
