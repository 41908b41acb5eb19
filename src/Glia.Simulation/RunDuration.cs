using Glia.Errors;
using Glia.Quantities;
using TimeGrid = Glia.Spikes.TimeGrid;

namespace Glia.Simulation;

/// <summary>The rule for the length of a run, to be tested before a network is built and files are opened.</summary>
public static class RunDuration
{
    /// <summary>Part of a step by which a written decimal such as 0.3 ms may miss the grid in binary.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>The number of time steps in a duration.</summary>
    /// <param name="duration">A whole number of time steps, zero or more.</param>
    /// <param name="timeStep">The time step; positive.</param>
    /// <exception cref="GliaException">The duration is negative, not finite, too long, or off the grid of time steps.</exception>
    public static long StepsOf(Time duration, Time timeStep)
    {
        var grid = new TimeGrid(timeStep);
        double duration_ms = duration.Milliseconds;
        if (!(duration_ms >= 0)) throw Refuse($"is {duration}, but must not be negative.");
        Time longest = grid.TimeOf(grid.LastStep);
        if (duration_ms > longest.Milliseconds) throw Refuse($"is {duration}, which is too long. Use at most {longest} with a time step of {timeStep}.");

        long steps = grid.NearestStep(duration);
        // Far from zero doubles are sparse: a whole number of steps then misses the grid by their spacing.
        double tolerance = Math.Max(Tolerance * timeStep.Milliseconds, Math.BitIncrement(duration_ms) - duration_ms);
        if (Math.Abs(grid.Milliseconds(steps) - duration_ms) <= tolerance) return steps;
        throw Refuse($"is {duration}, which is not a whole number of time steps of {timeStep}. Use for example {grid.TimeOf(Math.Max(steps, 1))}.");
    }

    private static GliaException Refuse(string message) => new("run, duration", message);
}
