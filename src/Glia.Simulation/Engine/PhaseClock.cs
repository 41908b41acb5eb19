using System.Diagnostics;

namespace Glia.Simulation.Engine;

/// <summary>Parts of the work of a step.</summary>
internal enum StepPhase
{
    /// <summary>Adding arriving weights.</summary>
    Delivery,

    /// <summary>Sources in place and injected currents.</summary>
    Sources,

    /// <summary>Neuron kernels and probes.</summary>
    Update,

    /// <summary>Queueing the groups of spiking sources.</summary>
    Exchange,

    /// <summary>Recording and waiting.</summary>
    Recording,
}

/// <summary>Takes the time of the parts of the step, in every n-th epoch only: reading the clock costs as much as a step of a small network.</summary>
internal struct PhaseClock
{
    /// <summary>One epoch in this many is measured.</summary>
    private const int Interval = 16;

    private readonly long[] _ticks;
    private bool _measures;
    private long _last;

    /// <summary>A clock at zero.</summary>
    public PhaseClock() => _ticks = new long[Enum.GetValues<StepPhase>().Length];

    /// <summary>Says which epoch begins.</summary>
    public void BeginEpoch(long epoch) => _measures = epoch % Interval == 0;

    /// <summary>Starts a stretch.</summary>
    public void Start()
    {
        if (_measures) _last = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends a stretch and starts the next.</summary>
    public void Lap(StepPhase phase)
    {
        if (!_measures) return;
        long now = Stopwatch.GetTimestamp();
        _ticks[(int)phase] += now - _last;
        _last = now;
    }

    /// <summary>Time spent in a part, estimated from the epochs measured.</summary>
    public readonly TimeSpan Of(StepPhase phase) => Stopwatch.GetElapsedTime(0, _ticks[(int)phase] * Interval);
}
