using System.Numerics;
using Glia.Simulation.Delivery;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Synapses that are left alone between the arrivals of their source's spikes: then they catch up with the spikes that their targets have emitted since the last one.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <remarks>
/// At steps that follow from the description alone, groups that nothing has reached for a while are brought up to date and what nobody will ask for again is
/// forgotten, so that the history of spikes stays bounded whatever the rates.
/// </remarks>
internal sealed class EventDrivenProjection<T> : PlasticProjection<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Time between two prunings of the history, ms.</summary>
    private const double PruningInterval = 2000;

    private readonly SynapsePieces _pieces;
    private readonly GroupRound<T> _round;
    private readonly SpikeTaker<T> _taker;
    private readonly LaneWork<T> _work;
    private readonly EventRegularity<T>? _regular;
    private readonly long _pruningSteps;
    private readonly int _longestShift;

    /// <summary>Prepares the synapses of a site.</summary>
    public EventDrivenProjection(PlasticSite<T> site) : base(site)
    {
        _pieces = SynapsePieces.Of(site.Program);
        bool isDendritic = site.Program.Delay == Models.DelaySite.Dendritic;
        _longestShift = isDendritic ? site.Plan.Sampler.MaximumDelay : 0;
        _pruningSteps = Math.Max(1, (long)Math.Round(PruningInterval / site.TimeStep));
        var onPost = Kernels.LaneKernel<T>.For(_pieces.Program, _pieces.OnPost);
        _round = new GroupRound<T>(site, _pieces);
        _taker = new SpikeTaker<T>(site, _pieces, onPost.Inputs.Contains, keepsAfter: isDendritic);
        _work = new LaneWork<T>(site, _pieces, _taker, _round);
        if (!site.Program.Regular.IsEmpty) _regular = new EventRegularity<T>(site);
        SetParameters(site.Values);
    }

    /// <inheritdoc/>
    public override long Bytes => _round.Bytes + _taker.Bytes + _work.Bytes + (_regular?.Bytes ?? 0);

    /// <inheritdoc/>
    public override void Initialise()
    {
        new InitialSynapses<T>(Site).Set();
        _taker.Initialise([.. Site.Program.PostTraces.Select(trace => Site.Values.Evaluate(trace.Initial))]);
    }

    /// <inheritdoc/>
    public override void Begin(long step)
    {
        if (step > 0 && step % _pruningSteps == 0)
        {
            CatchUp(step, before: step - _pruningSteps);
            _taker.History.Prune((int)(step - _pruningSteps) - 2 * _longestShift);
        }

        if (_regular is null || !_regular.IsDue(step)) return;
        BringUpToDate(step);
        _regular.Run(step);
    }

    /// <inheritdoc/>
    public override long Deliver(long step, ReadOnlySpan<ulong> groups)
    {
        long events = 0;
        for (int next = 0; next < groups.Length;)
        {
            int opened = _round.Open(groups, next, Stamp(step), LaneGoal.Arrive);
            _round.Close(arrives: true, writes: true);
            _work.Run(step, LaneGoal.Arrive);
            events += _round.Lanes;
            next += opened;
        }

        return events;
    }

    /// <inheritdoc/>
    public override void PostSpikes(long step, ReadOnlySpan<int> spiked)
    {
        if (spiked.Length > 0) _taker.Take(step, spiked);
    }

    /// <inheritdoc/>
    public override void BringUpToDate(long step) => CatchUp(step, before: long.MaxValue);

    /// <inheritdoc/>
    public override void Look(long step, ReadOnlySpan<ulong> groups, string[] variables, double[][] values, int from)
    {
        void Copy(int lanes)
        {
            for (int v = 0; v < variables.Length; v++)
            {
                Span<T> column = _work.Columns[variables[v]];
                for (int lane = 0; lane < lanes; lane++) values[v][from + lane] = double.CreateTruncating(column[lane]);
            }

            from += lanes;
        }

        for (int next = 0; next < groups.Length;)
        {
            next += _round.Open(groups, next, Stamp(step), LaneGoal.Look);
            _round.Close(arrives: false, writes: false);
            _work.Run(step, LaneGoal.Look, Copy);
        }
    }

    /// <inheritdoc/>
    public override void Refresh(SynapseValues values, long step)
    {
        BringUpToDate(step);   // what lies in the past happened under the parameters of then
        _regular?.Refresh(values);
        SetParameters(values);
    }

    /// <inheritdoc/>
    public override void SaveTargets(StateWriter state) => _taker.History.Save(state);

    /// <inheritdoc/>
    public override void LoadTargets(StateReader state, long step) => _taker.History.Load(state, step);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _regular?.Dispose();
        _work.Dispose();
        _taker.Dispose();
        _round.Dispose();
    }

    private static int Stamp(long step) => checked((int)(step + 1));

    /// <summary>Brings groups up to date that have not been visited since a step.</summary>
    private void CatchUp(long step, long before)
    {
        Span<ulong> headers = stackalloc ulong[GroupRound<T>.Capacity];
        (uint at, uint end) = Site.Headers;
        while (Site.FindBehind(ref at, end, before - 2 * _longestShift, headers) is > 0 and var count)
            for (int next = 0; next < count;)
            {
                next += _round.Open(headers[..count], next, Stamp(step), LaneGoal.CatchUp);
                _round.Close(arrives: false, writes: true);
                _work.Run(step, LaneGoal.CatchUp);
            }
    }

    private void SetParameters(SynapseValues values)
    {
        for (int p = 0; p < values.Parameters.Length; p++)
        {
            (string name, double value) = (Site.Program.Parameters[p].Variable.Name, values.Parameters[p]);
            _round.Set(name, value);
            _taker.Set(name, value);
            _work.Set(name, value);
        }
    }
}
