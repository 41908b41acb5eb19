namespace Glia.Simulation.Engine;

/// <summary>Where worker threads wait for each other at the end of an epoch.</summary>
/// <remarks>
/// An epoch may last less than 100 µs, so a waiting thread spins first. When it has waited longer, or when there are more threads than
/// processors, it gives its processor away: the thread that it waits for may need it.
/// </remarks>
/// <param name="threads">Number of threads that meet.</param>
internal sealed class EpochBarrier(int threads)
{
    private const int SpinsBeforeYield = 2_000, YieldsBeforeSleep = 2_000, PausesPerSpin = 8;

    private readonly int _spins = threads <= Environment.ProcessorCount ? SpinsBeforeYield : 0;
    private int _arrived;
    private volatile int _generation;

    /// <summary>Waits until all threads are here.</summary>
    public void Wait()
    {
        if (threads == 1) return;
        int generation = _generation;
        if (Interlocked.Increment(ref _arrived) == threads)
        {
            _arrived = 0;
            _generation = generation + 1;
            return;
        }

        for (int round = 0; _generation == generation; round++)
        {
            if (round < _spins) Thread.SpinWait(PausesPerSpin);
            else if (round < _spins + YieldsBeforeSleep) Thread.Yield();
            else Thread.Sleep(1);
        }
    }
}
