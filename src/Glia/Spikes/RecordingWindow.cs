using Glia.Quantities;

namespace Glia.Spikes;

/// <summary>The stretch of time that was observed: stamps n with <c>AfterStep</c> &lt; n ≤ <c>UntilStep</c>.</summary>
/// <remarks>Half-open on the left because a step's events are stamped with its end: a run of 1 s from zero covers (0 s, 1 s].</remarks>
/// <param name="Grid">Grid of the steps.</param>
/// <param name="AfterStep">The step after which observation began.</param>
/// <param name="UntilStep">The last step observed.</param>
public readonly record struct RecordingWindow(TimeGrid Grid, long AfterStep, long UntilStep)
{
    /// <summary>Beginning, not itself observed.</summary>
    public Time Start => Grid.TimeOf(AfterStep);

    /// <summary>End, observed.</summary>
    public Time Stop => Grid.TimeOf(UntilStep);

    /// <summary>Length.</summary>
    public Time Duration => Grid.TimeOf(UntilStep - AfterStep);

    /// <summary>The part of this window between two times, rounded to steps.</summary>
    public RecordingWindow Between(Time from, Time to) => this with
    {
        AfterStep = Math.Clamp(Grid.NearestStep(from), AfterStep, UntilStep),
        UntilStep = Math.Clamp(Grid.NearestStep(to), AfterStep, UntilStep),
    };

    /// <summary>Whether a stamp lies inside.</summary>
    public bool Contains(long step) => step > AfterStep && step <= UntilStep;
}
