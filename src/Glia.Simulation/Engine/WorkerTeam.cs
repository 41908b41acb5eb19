using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Glia.Simulation.Engine;

/// <summary>The threads of one run: each advances its own tiles through an epoch, then all exchange spikes.</summary>
/// <remarks>
/// One meeting per epoch is enough, because spikes are written to one of two buffers in turn: what was written in an epoch is read after its
/// meeting, and written again only after the next one.
/// </remarks>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class WorkerTeam<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tile<T>[] _tiles;
    private readonly RecorderHub<T> _recorders;
    private readonly int _threads, _epochSteps;
    private readonly EpochBarrier _barrier;
    private readonly Func<bool> _stopRequested;
    private readonly Action<long, long> _report;
    private readonly PhaseClock[] _clocks;
    private long _stopEpoch = long.MaxValue;
    private Exception? _failure;

    /// <summary>Gathers a team.</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="recorders">Receives each epoch.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="epochSteps">Steps between exchanges.</param>
    /// <param name="stopRequested">Asked once per epoch by one thread.</param>
    /// <param name="report">Told the step reached and the spikes of the epoch, by one thread.</param>
    public WorkerTeam(Tile<T>[] tiles, RecorderHub<T> recorders, int threads, int epochSteps, Func<bool> stopRequested, Action<long, long> report)
    {
        (_tiles, _recorders, _threads, _epochSteps, _stopRequested, _report) = (tiles, recorders, threads, epochSteps, stopRequested, report);
        _barrier = new EpochBarrier(threads);
        _clocks = [.. Enumerable.Range(0, threads).Select(_ => new PhaseClock())];
    }

    /// <summary>Simulates steps [from, to).</summary>
    /// <returns>The step reached.</returns>
    public long Run(long from, long to)
    {
        Thread[] helpers = [.. Enumerable.Range(1, _threads - 1).Select(worker => new Thread(() => Work(worker, from, to)) { IsBackground = true, Name = $"Glia worker {worker}" })];
        foreach (Thread helper in helpers) helper.Start();
        long reached = Work(0, from, to);
        foreach (Thread helper in helpers) helper.Join();
        if (_failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return reached;
    }

    /// <summary>Time per part of the step, averaged over threads.</summary>
    public PhaseTimes Phases()
    {
        TimeSpan Mean(StepPhase phase) => TimeSpan.FromTicks((long)_clocks.Average(clock => clock.Of(phase).Ticks));
        return new PhaseTimes(Mean(StepPhase.Delivery), Mean(StepPhase.Sources), Mean(StepPhase.Update), Mean(StepPhase.Exchange), Mean(StepPhase.Recording));
    }

    private long Work(int worker, long from, long to)
    {
        ReadOnlySpan<Tile<T>> mine = TilesOf(worker);
        ref PhaseClock clock = ref _clocks[worker];
        bool sound = true;
        long now = from;
        for (long epoch = 0; ; epoch++)
        {
            int steps = (int)Math.Min(_epochSteps, to - now), parity = (int)(epoch & 1);
            clock.BeginEpoch(epoch);

            // A thread that has failed goes on meeting the others until all stop.
            sound = sound && Advance(mine, epoch, now, steps, parity, ref clock);
            if (worker == 0 && now + steps < to && _stopRequested()) StopAfter(epoch);
            clock.Start();
            _barrier.Wait();
            clock.Lap(StepPhase.Recording);
            sound = sound && Exchange(worker, mine, epoch, now, steps, parity, ref clock);
            now += steps;
            if (now == to || Volatile.Read(ref _stopEpoch) <= epoch) return now;
        }
    }

    /// <summary>A contiguous share of the tiles.</summary>
    private ReadOnlySpan<Tile<T>> TilesOf(int worker)
    {
        int first = (int)((long)worker * _tiles.Length / _threads), end = (int)((worker + 1L) * _tiles.Length / _threads);
        return _tiles.AsSpan(first, end - first);
    }

    private bool Advance(ReadOnlySpan<Tile<T>> tiles, long epoch, long now, int steps, int parity, ref PhaseClock clock)
    {
        try
        {
            foreach (Tile<T> tile in tiles)
                for (int place = 0; place < steps; place++) tile.Step(now + place, place, parity, ref clock);
            return true;
        }
        catch (Exception failure)
        {
            Fail(failure, epoch);
            return false;
        }
    }

    private bool Exchange(int worker, ReadOnlySpan<Tile<T>> tiles, long epoch, long now, int steps, int parity, ref PhaseClock clock)
    {
        try
        {
            foreach (Tile<T> tile in tiles) tile.Enqueue(_tiles, now, steps, parity);
            clock.Lap(StepPhase.Exchange);
            if (worker != 0) return true;
            if (!_recorders.IsEmpty) _recorders.Record(now, steps, parity);
            long spikes = 0;
            foreach (Tile<T> tile in _tiles) spikes += tile.Spikes[parity].Count;
            _report(now + steps, spikes);
            clock.Lap(StepPhase.Recording);
            return true;
        }
        catch (Exception failure)
        {
            Fail(failure, epoch + 1);   // the others may already be in the next epoch
            return false;
        }
    }

    private void Fail(Exception failure, long epoch)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        StopAfter(epoch);
    }

    private void StopAfter(long epoch)
    {
        for (long seen = Volatile.Read(ref _stopEpoch); epoch < seen;)
        {
            long before = Interlocked.CompareExchange(ref _stopEpoch, epoch, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
