namespace Glia.Simulation.Engine;

/// <summary>Divides a run into epochs, and ends it early when asked to.</summary>
/// <param name="from">First step.</param>
/// <param name="to">The step after the last.</param>
/// <param name="epochSteps">Steps between exchanges.</param>
/// <param name="stopRequested">Asked after every epoch.</param>
/// <param name="report">Told the step reached and the spikes of each epoch, in order.</param>
internal sealed class RunSchedule(long from, long to, int epochSteps, Func<bool> stopRequested, Action<long, long> report)
{
    private long _last = (to - from + epochSteps - 1) / epochSteps;

    /// <summary>The closing epoch, which has no steps of its own.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>The step reached when all epochs before the closing one are done.</summary>
    public long Reached => Math.Min(to, FirstStep(Last));

    /// <summary>First step of an epoch.</summary>
    public long FirstStep(long epoch) => from + epoch * epochSteps;

    /// <summary>Steps of an epoch.</summary>
    public int Steps(long epoch) => (int)Math.Min(epochSteps, to - FirstStep(epoch));

    /// <summary>Takes note that an epoch is done, by one thread at a time and in order.</summary>
    public void Finished(long epoch, long spikes)
    {
        report(FirstStep(epoch) + Steps(epoch), spikes);
        if (epoch + 1 < Last && stopRequested()) StopAfter(epoch + 1);
    }

    /// <summary>Makes an epoch the last, if a later one was to be.</summary>
    public void StopAfter(long epoch)
    {
        for (long seen = Last; epoch < seen;)
        {
            long before = Interlocked.CompareExchange(ref _last, epoch, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
