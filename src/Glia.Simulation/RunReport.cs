using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Simulation;

/// <summary>What a run did.</summary>
public sealed record RunReport
{
    /// <summary>Whether the whole duration was simulated; false when the run was cancelled.</summary>
    public required bool Completed { get; init; }

    /// <summary>Simulation time at the start of the run.</summary>
    public required Time Start { get; init; }

    /// <summary>Simulation time at the end of the run.</summary>
    public required Time End { get; init; }

    /// <summary>Wall-clock time of the run.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>Spikes emitted by populations whose spikes travel or are recorded.</summary>
    public required long Spikes { get; init; }

    /// <summary>Synaptic events delivered: one per spike and synapse.</summary>
    public required long SynapticEvents { get; init; }

    /// <summary>What went wrong in the dynamics: states that are no longer finite numbers. Empty when all is well.</summary>
    public required ImmutableArray<Finding> Warnings { get; init; }

    /// <summary>Wall-clock time per part of the step.</summary>
    public required PhaseTimes Phases { get; init; }

    /// <summary>Wall-clock seconds per biological second; below 1 is faster than life.</summary>
    public double RealTimeFactor => (End - Start).Milliseconds > 0 ? Wall.TotalMilliseconds / (End - Start).Milliseconds : 0;
}

/// <summary>Wall-clock time per part of the step, averaged over threads.</summary>
/// <param name="Delivery">Adding arriving weights to inputs.</param>
/// <param name="Sources">Draws of sources delivered in place, and injected currents.</param>
/// <param name="Update">Neuron kernels.</param>
/// <param name="Exchange">Queueing the groups of spiking sources.</param>
/// <param name="Recording">Handing data to recorders, and waiting for other threads.</param>
public readonly record struct PhaseTimes(TimeSpan Delivery, TimeSpan Sources, TimeSpan Update, TimeSpan Exchange, TimeSpan Recording);
