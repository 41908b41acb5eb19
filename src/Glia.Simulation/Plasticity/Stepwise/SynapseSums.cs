using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Sums over the synapses of a projection in one tile, in double precision and in an order that does not depend on tiles.</summary>
/// <typeparam name="T">Precision of the synapses.</typeparam>
internal sealed class SynapseSums<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseView<T> _view;
    private readonly ImmutableArray<SynapseSum> _sums;
    private readonly double[][] _byTarget;   // for incoming sums. Shape [sums][targets]
    private readonly double[][] _byLane;     // for sums up to a target. Shape [sums][synapses]
    private readonly int[] _order = [];      // synapses by source, then target
    private readonly LaneFeed<T> _feed;
    private readonly string[] _columns;

    /// <summary>Prepares the sums of a synapse model.</summary>
    public SynapseSums(SynapseView<T> view)
    {
        _view = view;
        _sums = view.Site.Program.Sums;
        _columns = [.. _sums.Select((_, index) => $"_term{index}")];
        _byTarget = [.. _sums.Select(sum => new double[sum.Extent == SumExtent.Incoming ? view.Site.Slice.Count : 0])];
        _byLane = [.. _sums.Select(sum => new double[sum.Extent == SumExtent.Before ? view.Groups.Lanes : 0])];
        if (_sums.Any(sum => sum.Extent == SumExtent.Before)) _order = OrderByTarget();
        LaneCode code = LaneCode.Of("sums", [], view.PerLane) with { Results = [.. _sums.Select((sum, index) => new LaneResult(_columns[index], sum.Term))] };
        _feed = new LaneFeed<T>(view, code, finished: Collect);
    }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _feed.Bytes + sizeof(double) * (_byTarget.Sum(sums => sums.LongLength) + _byLane.Sum(sums => sums.LongLength)) + sizeof(int) * _order.LongLength;

    /// <summary>Takes all sums.</summary>
    public void Take(LaneMoment moment)
    {
        foreach (double[] sums in _byTarget) Array.Clear(sums);
        _feed.RunAll(moment);
        foreach (double[] terms in _byLane)
            if (terms.Length > 0) Accumulate(terms);
    }

    /// <summary>Takes over changed parameters.</summary>
    public void Refresh(SynapseValues values) => _feed.Refresh(values);

    /// <summary>The values of a sum for some synapses.</summary>
    public unsafe void Gather(int sum, in LaneGroup<T> group, LaneRun run, Span<T> values)
    {
        if (_sums[sum].Extent == SumExtent.Incoming) Gather(_byTarget[sum], group.Targets + run.From, values);
        else
            for (int k = 0; k < values.Length; k++) values[k] = T.CreateTruncating(_byLane[sum][group.FirstLane + run.From + k]);
    }

    /// <inheritdoc/>
    public void Dispose() => _feed.Dispose();

    private unsafe void Collect(List<LaneRun> runs, LaneBatch<T> batch)
    {
        for (int sum = 0; sum < _sums.Length; sum++)
        {
            T* terms = batch.Pointer(_columns[sum]);
            foreach (LaneRun run in runs)
            {
                LaneGroup<T> group = _view.Groups[run.Group];
                ReadOnlySpan<T> added = new(terms, run.Count);
                if (_sums[sum].Extent == SumExtent.Incoming) Add(_byTarget[sum], group.Targets + run.From, added);
                else
                    for (int k = 0; k < run.Count; k++) _byLane[sum][group.FirstLane + run.From + k] = double.CreateTruncating(added[k]);
                terms += run.Count;
            }
        }
    }

    private unsafe void Gather(double[] sums, ushort* targets, Span<T> values)
    {
        int offset = _view.Site.Slice.Offset;
        for (int k = 0; k < values.Length; k++) values[k] = T.CreateTruncating(sums[targets[k] - offset]);
    }

    private unsafe void Add(double[] sums, ushort* targets, ReadOnlySpan<T> terms)
    {
        int offset = _view.Site.Slice.Offset;
        for (int k = 0; k < terms.Length; k++) sums[targets[k] - offset] += double.CreateTruncating(terms[k]);
    }

    private void Accumulate(double[] terms)
    {
        int source = -1;
        double sum = 0;
        int group = 0;
        foreach (int lane in _order)
        {
            while (lane >= _view.Groups[group].FirstLane + _view.Groups[group].Count || lane < _view.Groups[group].FirstLane)
                group = lane < _view.Groups[group].FirstLane ? group - 1 : group + 1;
            if (_view.Groups[group].Source != source) (source, sum) = (_view.Groups[group].Source, 0);
            terms[lane] = sum += terms[lane];
        }
    }

    /// <summary>Groups of one source, of several delays or signs, each ascend in their targets; here they are merged.</summary>
    private unsafe int[] OrderByTarget()
    {
        (int Source, int Target)[] keys = new (int, int)[_view.Groups.Lanes];
        for (int index = 0; index < _view.Groups.Count; index++)
        {
            LaneGroup<T> group = _view.Groups[index];
            for (int k = 0; k < group.Count; k++) keys[group.FirstLane + k] = (group.Source, group.Targets[k]);
        }

        return [.. Enumerable.Range(0, keys.Length).OrderBy(lane => keys[lane])];   // stable: delays ascend among equals
    }
}
