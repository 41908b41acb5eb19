using Glia.Networks;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Engine;

/// <summary>A parameter that follows a schedule, on the grid of steps: 0 before the first entry, then the value of the last entry reached.</summary>
internal sealed class TimedValue
{
    /// <summary>Part of a step by which a written decimal may miss the grid in binary.</summary>
    private const double Tolerance = 1e-6;

    private readonly long[] _steps;
    private readonly double[] _values;

    /// <summary>Places a schedule on the grid; a time between steps takes effect at the end of its step.</summary>
    public TimedValue(ScheduledValue schedule, double timeStep_ms)
    {
        _steps = [.. schedule.Times.Select(time => (long)Math.Ceiling(time.Milliseconds / timeStep_ms - Tolerance))];
        _values = [.. schedule.Values.Select(value => value.Value)];
    }

    private TimedValue(long[] steps, double[] values) => (_steps, _values) = (steps, values);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TimedValue Load(StateReader state)
    {
        long[] steps = state.ReadArray<long>();
        double[] values = state.ReadArray<double>();
        return steps.Length == values.Length ? new TimedValue(steps, values) : throw state.Unfit("a schedule has more times than values, or fewer");
    }

    /// <summary>Writes the schedule.</summary>
    public void Save(StateWriter state)
    {
        state.WriteArray<long>(_steps);
        state.WriteArray<double>(_values);
    }

    /// <summary>The value in force during a step.</summary>
    public double At(long step)
    {
        int next = Next(step);
        return next == 0 ? 0 : _values[next - 1];
    }

    /// <summary>The first step after the given one at which the value may change.</summary>
    public long NextChange(long step)
    {
        int next = Next(step);
        return next < _steps.Length ? _steps[next] : long.MaxValue;
    }

    /// <summary>Number of entries reached.</summary>
    private int Next(long step)
    {
        int low = 0, high = _steps.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_steps[middle] <= step) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
