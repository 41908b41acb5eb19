using System.Numerics;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Fills the columns that <c>on_pre</c> reads besides the variables of the synapses and their post-traces.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class ArrivalColumns<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlasticSite<T> _site;
    private readonly GroupRound<T> _round;
    private readonly LaneIndexes _lanes;
    private readonly TargetReads<T> _reads;
    private readonly LaneRandom<T>? _random;
    private readonly nint[] _readColumns, _allTraces;
    private readonly (int Trace, nint Column)[] _traces;
    private readonly (PublishedValues Values, nint Column)[] _sources;
    private readonly T* _time, _source, _target, _occurrence;

    /// <summary>Finds what a kernel reads.</summary>
    public ArrivalColumns(PlasticSite<T> site, SynapsePieces pieces, LaneKernel<T> onPre, GroupRound<T> round, LaneIndexes lanes, LaneBatch<T> batch)
    {
        (_site, _round, _lanes, _reads) = (site, round, lanes, new TargetReads<T>(site, onPre.Inputs.Contains));
        nint Column(string name) => (nint)batch.Pointer(name);
        T* Input(string name) => onPre.Inputs.Contains(name) ? batch.Pointer(name) : null;
        _readColumns = [.. _reads.Names.Select(Column)];
        string[] traces = [.. pieces.Program.PreTraces.Select(trace => trace.Variable.Name)];
        _allTraces = [.. traces.Select(Column)];
        _traces = [.. traces.Select((name, trace) => (name, trace)).Where(t => onPre.Inputs.Contains(t.name)).Select(t => (t.trace, Column(t.name)))];
        _sources = [.. pieces.Program.PreReads.Where(read => onPre.Inputs.Contains(read.Variable.Name)).Select(read => (site.Signals.OfSources(read.Variable), Column(read.Variable.Name)))];
        _time = Input(LaneNames.Time);
        _source = Input(LaneNames.Source);
        _target = Input(LaneNames.Target);
        _occurrence = batch.Pointer(EventColumns.Occurrence);
        if (!onPre.Draws.IsEmpty) _random = new LaneRandom<T>(site, onPre.Draws, batch);
    }

    /// <summary>Whether there is anything to fill.</summary>
    public bool IsNeeded => _traces.Length > 0 || _sources.Length > 0 || _readColumns.Length > 0 || _time is not null || _source is not null || _target is not null || _random is not null;

    /// <summary>Fills the lanes of a group.</summary>
    /// <param name="step">The present step.</param>
    /// <param name="from">First lane.</param>
    /// <param name="count">Lanes.</param>
    /// <param name="index">The open group.</param>
    public void Fill(long step, int from, int count, int index)
    {
        ref OpenGroup group = ref _round[index];
        foreach ((int trace, nint column) in _traces) Fill(column, from, count, _round.AtArrival(trace, index));
        foreach ((PublishedValues values, nint column) in _sources) Fill(column, from, count, T.CreateTruncating(values.At(step)[group.Source]));
        if (_time is not null) Fill((nint)_time, from, count, T.CreateTruncating((group.Stamp + group.Shift) * _site.TimeStep));
        if (_source is not null) Fill((nint)_source, from, count, T.CreateTruncating(group.Source));
        for (int read = 0; read < _readColumns.Length; read++)
            for (int lane = from; lane < from + count; lane++) ((T*)_readColumns[read])[lane] = _reads.Read(read, _lanes.Targets[lane], step, step);
        int first = _site.Slice.First;
        for (int lane = from; lane < from + count && _target is not null; lane++) _target[lane] = T.CreateTruncating(first + _lanes.Targets[lane]);
        if (_random is not null) Draw(from, count, group);
    }

    /// <summary>Fills in all pre-traces.</summary>
    public void FillTraces(int from, int count, int group)
    {
        for (int trace = 0; trace < _allTraces.Length; trace++) Fill(_allTraces[trace], from, count, _round.AtArrival(trace, group));
    }

    private static void Fill(nint column, int from, int count, T value) => new Span<T>((T*)column + from, count).Fill(value);

    private void Draw(int from, int count, in OpenGroup group)
    {
        LaneKeys keys = _random!.Keys;
        keys.Sources.AsSpan(0, count).Fill(group.Source);
        keys.Stamps.AsSpan(0, count).Fill(group.Stamp + group.Shift);
        for (int k = 0; k < count; k++)
        {
            keys.Targets[k] = _site.Slice.First + _lanes.Targets[from + k];
            keys.Occurrences[k] = _occurrence is null ? 0 : int.CreateTruncating(_occurrence[from + k]);
        }

        _random.Fill(from, count, group.Repeat);
    }
}
