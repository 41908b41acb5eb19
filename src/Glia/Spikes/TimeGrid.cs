using Glia.Quantities;

namespace Glia.Spikes;

/// <summary>The simulation's grid of times: step n lies at n·dt.</summary>
/// <remarks>
/// A time is the double nearest to the decimal number n·dt whenever dt is a whole number of 10⁻⁶ ms, so that step 112 of 0.1 ms reads
/// 11.2 and not 11.200000000000001, in files and in comparisons with other simulators.
/// </remarks>
public readonly record struct TimeGrid
{
    private const double StepsPerMillisecond = 1e6;

    /// <summary>The generator of random numbers counts steps with 48 bits.</summary>
    private const long MostSteps = 1L << 48;

    private readonly long _nanoseconds;

    /// <summary>A grid of the given step.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not positive or not finite.</exception>
    public TimeGrid(Time step)
    {
        if (!double.IsFinite(step.Milliseconds)) throw new ArgumentOutOfRangeException(nameof(step), step, "A time step must be finite.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step.Milliseconds, nameof(step));
        Step = step;
        double scaled = step.Milliseconds * StepsPerMillisecond;
        double whole = Math.Round(scaled);
        _nanoseconds = whole >= 1 && Math.Abs(scaled - whole) < 1e-12 * whole ? (long)whole : 0;
    }

    /// <summary>The time step dt.</summary>
    public Time Step { get; }

    /// <summary>The time of a step in ms.</summary>
    public double Milliseconds(long step) =>
        _nanoseconds != 0 ? step * _nanoseconds / StepsPerMillisecond : step * Step.Milliseconds;

    /// <summary>The time of a step.</summary>
    public Time TimeOf(long step) => Time.FromInternal(Milliseconds(step));

    /// <summary>The last step that can be reached: beyond it random numbers would repeat or times overflow.</summary>
    public long LastStep => _nanoseconds != 0 ? Math.Min(MostSteps, long.MaxValue / _nanoseconds) : MostSteps;

    /// <summary>The step nearest to a time.</summary>
    public long NearestStep(Time time) => checked((long)Math.Round(time.Milliseconds / Step.Milliseconds));
}
