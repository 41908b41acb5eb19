using System.Numerics;
using System.Runtime.ExceptionServices;
using Glia.Simulation.Plasticity.Structure;

namespace Glia.Simulation.Engine;

/// <summary>The threads of one run. Work comes in units, one per tile and epoch: take in the spikes of the epoch before, then advance through this one.</summary>
/// <remarks>
/// An epoch opens when all units of the one before are done. That is the only meeting, because spikes are written to one of two buffers in turn.
/// Every tile has its owner, whose cache holds its state; but a unit that its owner does not start in time, because the machine has given its
/// processor to another program, is done by whoever waits for it. So a run keeps its pace on a busy machine, and with more threads than
/// processors. Who does a unit changes no result.
/// </remarks>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class WorkerTeam<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rounds of waiting (about 0.1 µs each) before a unit is taken from its owner, and before the processor is given away.</summary>
    private const int Patience = 300, RoundsBeforeYield = 3_000, YieldsBeforeSleep = 3_000, SpinsPerRound = 3;

    private readonly Tile<T>[] _tiles;
    private readonly RecorderHub<T> _recorders;
    private readonly RunSchedule _schedule;
    private readonly StructureClock<T> _structures;
    private readonly PhaseClock[] _clocks;
    private readonly long[] _claims;   // per unit: the epoch in which it is to be done next; the recorders' unit comes last
    private readonly bool _crowded;
    private int _done;
    private long _epoch;
    private Exception? _failure;

    /// <summary>Gathers a team.</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="recorders">Receives each epoch.</param>
    /// <param name="structures">Shown each epoch before the next begins.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="schedule">Which steps belong to which epoch, and when to stop.</param>
    public WorkerTeam(Tile<T>[] tiles, RecorderHub<T> recorders, StructureClock<T> structures, int threads, RunSchedule schedule)
    {
        (_tiles, _recorders, _structures, _schedule) = (tiles, recorders, structures, schedule);
        _clocks = [.. Enumerable.Range(0, threads).Select(_ => new PhaseClock())];
        _claims = new long[tiles.Length + (recorders.IsEmpty ? 0 : 1)];
        _crowded = threads > Environment.ProcessorCount;
    }

    /// <summary>Simulates all epochs, or fewer when asked to stop.</summary>
    public void Run()
    {
        Thread[] helpers = [.. Enumerable.Range(1, _clocks.Length - 1).Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = $"Glia worker {worker}" })];
        foreach (Thread helper in helpers) helper.Start();
        Work(0);
        foreach (Thread helper in helpers) helper.Join();
        if (_failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Time per part of the step, averaged over threads.</summary>
    public PhaseTimes Phases()
    {
        TimeSpan Mean(StepPhase phase) => TimeSpan.FromTicks((long)_clocks.Average(clock => clock.Of(phase).Ticks));
        return new PhaseTimes(Mean(StepPhase.Delivery), Mean(StepPhase.Sources), Mean(StepPhase.Update), Mean(StepPhase.Exchange), Mean(StepPhase.Recording));
    }

    private void Work(int worker)
    {
        int units = _claims.Length, threads = _clocks.Length;
        int first = (int)((long)worker * _tiles.Length / threads), end = (int)((worker + 1L) * _tiles.Length / threads);
        ref PhaseClock clock = ref _clocks[worker];
        for (long epoch = Volatile.Read(ref _epoch); epoch <= _schedule.Last; epoch = Volatile.Read(ref _epoch))
        {
            clock.BeginEpoch(epoch);
            for (int unit = first; unit < end; unit++) TryRun(unit, epoch, ref clock);
            if (worker == 0 && units > _tiles.Length) TryRun(_tiles.Length, epoch, ref clock);
            clock.Start();
            for (int round = 0; Volatile.Read(ref _epoch) == epoch; round++)
            {
                if (round == (_crowded ? 0 : Patience))
                    for (int unit = 0; unit < units; unit++) TryRun(unit, epoch, ref clock);
                if (round < RoundsBeforeYield && !_crowded) Thread.SpinWait(SpinsPerRound);
                else if (round < RoundsBeforeYield + YieldsBeforeSleep) Thread.Yield();
                else Thread.Sleep(1);
            }

            clock.Lap(StepPhase.Recording);
        }
    }

    private void TryRun(int unit, long epoch, ref PhaseClock clock)
    {
        if (Volatile.Read(ref _claims[unit]) != epoch || Interlocked.CompareExchange(ref _claims[unit], epoch + 1, epoch) != epoch) return;
        try
        {
            clock.Start();
            if (unit < _tiles.Length) Advance(_tiles[unit], epoch, ref clock);
            else if (epoch > 0) _recorders.Record(_schedule.FirstStep(epoch - 1), _schedule.Steps(epoch - 1), Parity(epoch - 1));
            clock.Lap(unit < _tiles.Length ? StepPhase.Update : StepPhase.Recording);
            if (Interlocked.Increment(ref _done) == _claims.Length) Close(epoch);
        }
        catch (Exception failure)
        {
            Fail(failure, epoch);
        }
    }

    private void Advance(Tile<T> tile, long epoch, ref PhaseClock clock)
    {
        if (epoch > 0)
        {
            tile.Enqueue(_tiles, _schedule.FirstStep(epoch - 1), _schedule.Steps(epoch - 1), Parity(epoch - 1));
            clock.Lap(StepPhase.Exchange);
        }

        if (epoch == _schedule.Last) return;   // the last epoch only takes in spikes, so that the next run finds them queued
        long firstStep = _schedule.FirstStep(epoch);
        int steps = _schedule.Steps(epoch);
        for (int place = 0; place < steps; place++) tile.Step(firstStep + place, place, Parity(epoch), ref clock);
    }

    /// <summary>Done by the thread that finishes an epoch's last unit: opens the next.</summary>
    private void Close(long epoch)
    {
        if (epoch < _schedule.Last)
        {
            long spikes = 0;
            foreach (Tile<T> tile in _tiles) spikes += tile.Spikes[Parity(epoch)].Count;
            _structures.Take(_schedule.FirstStep(epoch), _schedule.Steps(epoch), Parity(epoch));
            _schedule.Finished(epoch, spikes);
        }

        _done = 0;
        Volatile.Write(ref _epoch, epoch + 1);
    }

    /// <summary>Ends the run with this epoch: its remaining units are done or not, but nobody waits for them.</summary>
    private void Fail(Exception failure, long epoch)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _schedule.StopAfter(epoch);
        Volatile.Write(ref _epoch, long.MaxValue);
    }

    private static int Parity(long epoch) => (int)(epoch & 1);
}
