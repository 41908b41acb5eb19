using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Where a time lies on the grid of time steps.</summary>
internal static class TimeGrid
{
    /// <summary>Part of a step by which a written decimal such as 0.3 ms may miss the grid in binary.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Whether a time is a whole number of steps.</summary>
    public static bool IsOnGrid(Time time, Time timeStep)
    {
        double steps = time.Milliseconds / timeStep.Milliseconds;
        return Math.Abs(steps - Math.Round(steps)) <= Tolerance * Math.Max(1, Math.Abs(steps) * 1e-6);
    }

    /// <summary>The nearest whole number of steps, at least one.</summary>
    public static long Steps(double time_ms, Time timeStep) => (long)Math.Clamp(Math.Round(time_ms / timeStep.Milliseconds), 1, 1e15);

    /// <summary>The time of the nearest step.</summary>
    public static Time Rounded(double time_ms, Time timeStep) => Time.FromInternal(Steps(time_ms, timeStep) * timeStep.Milliseconds);
}
