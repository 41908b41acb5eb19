using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Runs the statements of a synapse model that run at intervals, over all synapses of a projection in one tile.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <remarks>
/// They run at the stamps n, 2n, 3n, … of an interval of n steps, when all variables have reached that time and before its spikes on either side; neurons are seen as the step
/// finds them. However a projection is simulated, its synapses must be brought to that time first.
/// </remarks>
internal sealed class RegularRun<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseView<T> _view;
    private readonly SynapseSums<T>? _sums;
    private readonly LaneFeed<T> _feed;
    private RegularSchedule _schedule;

    /// <summary>Prepares the statements.</summary>
    /// <param name="view">The synapses.</param>
    /// <param name="sums">Sums over them; null when the model has none.</param>
    public RegularRun(SynapseView<T> view, SynapseSums<T>? sums)
    {
        SynapseProgram program = view.Site.Program;
        _view = view;
        _sums = sums is not null && program.Sums.Any(sum => StatementSlice.Reads(program.Regular, sum.Result)) ? sums : null;
        LaneCode code = LaneCode.Of("regular", StatementSlice.For(program.Regular, program.States.Select(state => state.Variable)), view.PerLane);
        _feed = new LaneFeed<T>(view, code, _sums);
        _schedule = new RegularSchedule(view.Site.Values, view.Site.TimeStep);
    }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _feed.Bytes;

    /// <summary>Whether the statements run in a step.</summary>
    public bool IsDue(long step) => !_feed.IsEmpty && _schedule.IsDue(step + 1);

    /// <summary>Runs the statements in a step, for which what synapses see has been refreshed.</summary>
    public void Run(long step)
    {
        LaneMoment moment = new(step, step + 1, step);
        _sums?.Take(moment);
        _feed.RunAll(moment);
    }

    /// <summary>Takes over changed parameters.</summary>
    public void Refresh(SynapseValues values)
    {
        _feed.Refresh(values);
        _schedule = new RegularSchedule(values, _view.Site.TimeStep);
    }

    /// <inheritdoc/>
    public void Dispose() => _feed.Dispose();
}
