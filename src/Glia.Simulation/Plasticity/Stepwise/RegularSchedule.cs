using Glia.Errors;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>When the statements of a synapse model that run at intervals are run: at the stamps n, 2n, 3n, …</summary>
internal readonly struct RegularSchedule
{
    private const double LargestError = 1e-9;

    /// <summary>Reads the interval of a projection's synapse model.</summary>
    public RegularSchedule(SynapseValues values, double timeStep_ms)
    {
        if (values.Program.Interval is not { } interval) return;
        double milliseconds = values.Evaluate(interval), steps = milliseconds / timeStep_ms;
        Steps = steps >= 0.5 && Math.Abs(steps - Math.Round(steps)) <= LargestError * steps
            ? (long)Math.Round(steps)
            : throw new GliaException($"projection '{values.Projection.Name}'",
                FormattableString.Invariant($"runs statements at intervals of {milliseconds:G6} ms, but an interval must be a whole number of time steps of {timeStep_ms:G6} ms. Change the interval or the time step."));
    }

    /// <summary>Steps between two runs; 0 for none.</summary>
    public long Steps { get; }

    /// <summary>Whether the statements run at a stamp.</summary>
    public bool IsDue(long stamp) => Steps > 0 && stamp > 0 && stamp % Steps == 0;
}
