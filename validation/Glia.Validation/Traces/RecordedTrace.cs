using System.Collections.Immutable;

namespace Glia.Validation.Traces;

/// <summary>One neuron as another simulator recorded it: what it was, what went in, what came out.</summary>
/// <remarks>
/// The neuron gets a constant current between two times and one spike, both with a delay of their own; every recordable was sampled in every step.
/// </remarks>
public sealed record RecordedTrace
{
    /// <summary>Name of the recording: model and current level.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Parameters and initial state by name, in the units of the simulator (ms, mV, pA, pF, nS; switches are 0 or 1).</summary>
    public required ImmutableDictionary<string, double> Values { get; init; }

    /// <summary>The injected current.</summary>
    public required CurrentPulse Pulse { get; init; }

    /// <summary>The spike that goes in.</summary>
    public required InputSpike Input { get; init; }

    /// <summary>Length of a step, ms.</summary>
    public required double TimeStep_ms { get; init; }

    /// <summary>Times of the spikes that came out, ms.</summary>
    public required ImmutableArray<double> SpikeTimes_ms { get; init; }

    /// <summary>The samples.</summary>
    public required TraceTable Samples { get; init; }
}

/// <summary>A constant current.</summary>
/// <param name="Amplitude_pA">The current.</param>
/// <param name="Start_ms">When its source starts.</param>
/// <param name="Stop_ms">When its source stops.</param>
/// <param name="Delay_ms">Delay to the neuron.</param>
public sealed record CurrentPulse(double Amplitude_pA, double Start_ms, double Stop_ms, double Delay_ms);

/// <summary>A spike that arrives.</summary>
/// <param name="Time_ms">When its source fires.</param>
/// <param name="Weight">Weight, in the unit of the model's receptor.</param>
/// <param name="Delay_ms">Delay to the neuron.</param>
public sealed record InputSpike(double Time_ms, double Weight, double Delay_ms);
