using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of schedules and event times.</summary>
internal sealed class ScheduleChecks(FindingList findings, string subject, Time timeStep)
{
    public void CheckSchedule(ScheduledValue schedule, Dimension expected)
    {
        if (schedule.Times.IsDefaultOrEmpty || schedule.Values.IsDefaultOrEmpty)
        {
            findings.Error(subject, "is a schedule without times or values. Give at least one time and its value.");
            return;
        }

        if (schedule.Times.Length != schedule.Values.Length)
        {
            findings.Error(subject,
                $"is a schedule of {schedule.Times.Length} times and {schedule.Values.Length} values. Give one value for each time.");
        }

        for (int i = 0; i < schedule.Values.Length; i++)
            if (!CheckValue(i, schedule.Values[i], expected)) break;
        CheckTimes(schedule.Times, "time", strictly: true, first: 0);
    }

    public void CheckEvents(EventTimes events, long size)
    {
        if (events.Lists.IsDefaultOrEmpty || (events.Lists.Length != 1 && events.Lists.Length != size))
        {
            int lists = events.Lists.IsDefault ? 0 : events.Lists.Length;
            findings.Error(subject, $"has {Phrases.Count(lists)} lists of event times for {Phrases.Count(size)} neurons. Give one list for all, or one per neuron.");
            return;
        }

        for (int i = 0; i < events.Lists.Length; i++)
        {
            ImmutableArray<Time> times = events.Lists[i];
            string what = events.Lists.Length > 1 ? $"neuron {i}, event time" : "event time";
            if (times.IsDefault) findings.Error(subject, $"has no list for neuron {i}. Give an empty list for no events.");
            else if (!CheckTimes(times, what, strictly: false, first: double.Epsilon)) return;
        }
    }

    private bool CheckValue(int index, Quantity value, Dimension expected)
    {
        if (!double.IsFinite(value.Value))
            findings.Error(subject, $"is {value} at index {index} of its schedule, but every value must be a finite number.");
        else if (value.Dimension != expected)
            findings.Error(subject, $"is {value} at index {index} of its schedule, but {Phrases.Kind(expected)} is expected.");
        else
            return true;
        return false;
    }

    /// <summary>Checks that times ascend, start in time and lie on the grid; false after the first finding, since one list tends to repeat its fault.</summary>
    private bool CheckTimes(ImmutableArray<Time> times, string what, bool strictly, double first)
    {
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i].Milliseconds))
                return Fail($"{what} {i} is {times[i]}, but it must be a finite time.");
            if (i == 0 && times[0].Milliseconds < first)
                return Fail(first == 0
                    ? $"{what} 0 is {times[0]}, but a run starts at 0 ms. Give times of 0 ms or later."
                    : $"{what} 0 is {times[0]}, but the first step ends at {timeStep}, so nothing can happen earlier. Give times above 0 ms.");
            if (i > 0 && (times[i] < times[i - 1] || (strictly && times[i] == times[i - 1])))
                return Fail($"{what} {i} is {times[i]} after {times[i - 1]}, but times must ascend. Sort them.");
        }

        int off = 0;
        while (off < times.Length && TimeGrid.IsOnGrid(times[off], timeStep)) off++;
        if (off == times.Length) return true;
        findings.Warning(subject, $"{what} {off} is {times[off]}, not a multiple of the time step {timeStep}, and takes effect at the end of its step.");
        return false;
    }

    private bool Fail(string message)
    {
        findings.Error(subject, message);
        return false;
    }
}
