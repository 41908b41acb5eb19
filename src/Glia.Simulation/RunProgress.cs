using Glia.Quantities;

namespace Glia.Simulation;

/// <summary>How far a run has come.</summary>
/// <param name="Elapsed">Biological time simulated in this run.</param>
/// <param name="Duration">Biological time asked for.</param>
/// <param name="Wall">Wall-clock time spent.</param>
/// <param name="Spikes">Spikes emitted in this run by populations whose spikes travel.</param>
public readonly record struct RunProgress(Time Elapsed, Time Duration, TimeSpan Wall, long Spikes)
{
    /// <summary>Part of the run that is done, 0 to 1.</summary>
    public double Fraction => Duration.Milliseconds > 0 ? Elapsed.Milliseconds / Duration.Milliseconds : 1;

    /// <summary>Wall-clock seconds per biological second; below 1 is faster than life.</summary>
    public double RealTimeFactor => Elapsed.Milliseconds > 0 ? Wall.TotalMilliseconds / Elapsed.Milliseconds : 0;
}
