using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Engine;
using Glia.Spikes;

namespace Glia.Simulation.Plasticity;

/// <summary>A modulator that a function gives.</summary>
/// <param name="modulator">The description.</param>
/// <param name="grid">Times of steps.</param>
/// <param name="epochSteps">Steps by which one tile may be ahead of another.</param>
internal sealed class StreamSignal(StreamModulator modulator, TimeGrid grid, int epochSteps) : CachedSignal(epochSteps)
{
    /// <inheritdoc/>
    public override int Regions => modulator.Regions;

    /// <inheritdoc/>
    protected override void Evaluate(long step, Span<double> result)
    {
        Time time = grid.TimeOf(step);
        for (int region = 0; region < result.Length; region++) result[region] = modulator.Value(time, region);
    }
}

/// <summary>A modulator that follows a schedule.</summary>
/// <param name="modulator">The description.</param>
/// <param name="timeStep_ms">Time step.</param>
/// <param name="epochSteps">Steps by which one tile may be ahead of another.</param>
internal sealed class ScheduledSignal(ScheduledModulator modulator, double timeStep_ms, int epochSteps) : CachedSignal(epochSteps)
{
    private readonly TimedValue _values = new(new ScheduledValue(modulator.Times, modulator.Values), timeStep_ms);

    /// <inheritdoc/>
    public override int Regions => 1;

    /// <inheritdoc/>
    protected override void Evaluate(long step, Span<double> result) => result[0] = _values.At(step);
}
