using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Simulation.Delivery;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>A group that is worked on.</summary>
internal unsafe struct OpenGroup
{
    /// <summary>Its data.</summary>
    public byte* Data;

    /// <summary>Its synapses.</summary>
    public int Count;

    /// <summary>Its kind.</summary>
    public int Kind;

    /// <summary>Time that its variables had reached before, on the clock of the targets.</summary>
    public int Origin;

    /// <summary>Time that they are taken to.</summary>
    public int Stamp;

    /// <summary>Spikes of the targets before it are taken in: <see cref="Stamp"/>, or one more where the delay lies behind the synapse, which then sees the spike of its target first.</summary>
    public int Bound;

    /// <summary>Time that their variables are given for: <see cref="Stamp"/>, or the step before it when they are looked at after that step.</summary>
    public int Horizon;

    /// <summary>How much later the synapse's clock is than that of the target: the delay, where it lies behind the synapse.</summary>
    public int Shift;

    /// <summary>Index of the source.</summary>
    public int Source;

    /// <summary>How many spikes of the source have arrived in the same step before.</summary>
    public int Repeat;
}

/// <summary>Some groups that arrive in one step, each at most once, with their pre-traces.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class GroupRound<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Most groups of a round.</summary>
    public const int Capacity = 256;

    private const int GroupsAhead = 8, LineBytes = 64, LinesAhead = 6;

    private readonly PlasticSite<T> _site;
    private readonly OpenGroup[] _groups = new OpenGroup[Capacity];
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _advance, _update;
    private readonly nint[] _traces, _origins;
    private readonly T[][] _seen;
    private readonly T* _since;
    private readonly T _timeStep;
    private readonly bool _isDendritic;

    /// <summary>Prepares rounds.</summary>
    public GroupRound(PlasticSite<T> site, SynapsePieces pieces)
    {
        (_site, _timeStep, _isDendritic) = (site, T.CreateTruncating(site.TimeStep), pieces.Program.Delay == DelaySite.Dendritic);
        LaneKernel<T> advance = LaneKernel<T>.For(pieces.Program, pieces.PreAdvance), update = LaneKernel<T>.For(pieces.Program, pieces.PreUpdate);
        string[] names = [.. pieces.Program.PreTraces.Select(trace => trace.Variable.Name)];
        _batch = new LaneBatch<T>([.. names, .. names.Select(EventColumns.Origin), EventColumns.SincePre, .. advance.Columns, .. update.Columns], Capacity);
        (_advance, _update) = (_batch.Bind(advance, site.TimeStep), _batch.Bind(update, site.TimeStep));
        _traces = [.. names.Select(name => (nint)_batch.Pointer(name))];
        _origins = [.. names.Select(name => (nint)_batch.Pointer(EventColumns.Origin(name)))];
        _seen = [.. names.Select(_ => new T[Capacity])];
        _since = _batch.Pointer(EventColumns.SincePre);
    }

    /// <summary>Number of groups.</summary>
    public int Count { get; private set; }

    /// <summary>Synapses of all groups.</summary>
    public long Lanes { get; private set; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _batch.Bytes;

    /// <summary>A group.</summary>
    public ref OpenGroup this[int index] => ref _groups[index];

    /// <summary>A pre-trace of a group as it was when the group was last visited.</summary>
    public T Origin(int trace, int group) => ((T*)_origins[trace])[group];

    /// <summary>A pre-trace of a group when the spike arrives.</summary>
    public T AtArrival(int trace, int group) => _seen[trace][group];

    /// <summary>Sets a parameter.</summary>
    public void Set(string parameter, double value)
    {
        _advance.Set(parameter, value);
        _update.Set(parameter, value);
    }

    /// <summary>Opens groups from the first on, as many as a round takes; a group that is there twice ends the round before its second time.</summary>
    /// <param name="all">The groups of the step.</param>
    /// <param name="next">The first of them that is to be opened.</param>
    /// <param name="arrival">Stamp of the step.</param>
    /// <param name="goal">What for.</param>
    /// <returns>Number of groups opened.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Open(ReadOnlySpan<ulong> all, int next, int arrival, LaneGoal goal)
    {
        bool arrives = goal == LaneGoal.Arrive, writes = goal != LaneGoal.Look;
        ReadOnlySpan<ulong> headers = all[next..];
        int most = Math.Min(headers.Length, Capacity), opened = 0;
        long lanes = 0;
        for (int i = 0; i < Math.Min(GroupsAhead, most); i++) Prefetch(headers[i]);
        for (; opened < most; opened++)
        {
            if (opened + GroupsAhead < most) Prefetch(headers[opened + GroupsAhead]);
            ulong header = headers[opened];
            byte* data = _site.Store.At(GroupHeader.Data(header));
            GroupState* state = (GroupState*)data;
            int shift = _isDendritic ? state->Delay : 0, stamp = arrival - 2 * shift;
            if (_isDendritic && !arrives) stamp = Math.Max(stamp - 1, state->Stamp);   // what is stamped with the present step is still to come
            if (state->Stamp == stamp && opened > 0 && writes) break;
            ref OpenGroup group = ref _groups[opened];
            group.Data = data;
            group.Count = GroupHeader.Count(header);
            group.Kind = GroupHeader.Kind(header);
            group.Bound = _isDendritic ? stamp + 1 : stamp;
            group.Horizon = writes || _isDendritic ? stamp : Math.Max(stamp - 1, 0);   // a synapse's time begins at 0
            (group.Origin, group.Stamp, group.Shift, group.Source, group.Repeat) = (state->Stamp, stamp, shift, state->Source, state->Stamp == stamp ? all[..next].Count(header) : 0);
            lanes += group.Count;
            if (_traces.Length > 0)
            {
                _since[opened] = T.CreateTruncating(group.Horizon - group.Origin) * _timeStep;
                T* traces = (T*)(data + PlasticLayout.TraceStart);
                for (int trace = 0; trace < _traces.Length; trace++) ((T*)_traces[trace])[opened] = ((T*)_origins[trace])[opened] = traces[trace];
            }

            if (writes) state->Stamp = stamp;
        }

        (Count, Lanes) = (opened, lanes);
        _advance.Run(opened);
        return opened;
    }

    /// <summary>Writes the pre-traces of the groups back.</summary>
    /// <param name="arrives">Whether a spike arrives and changes them.</param>
    /// <param name="writes">Whether groups take note.</param>
    public void Close(bool arrives, bool writes)
    {
        if (_traces.Length == 0) return;
        // Synapses see the traces as they are before the statements run.
        for (int trace = 0; trace < _traces.Length; trace++) Copy(_traces[trace], _seen[trace]);
        if (arrives) _update.Run(Count);
        if (writes) SaveTraces();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _advance.Dispose();
        _update.Dispose();
        _batch.Dispose();
    }

    private void Copy(nint from, T[] to) => new ReadOnlySpan<T>((T*)from, Count).CopyTo(to);

    private void SaveTraces()
    {
        for (int group = 0; group < Count; group++)
        {
            T* traces = (T*)(_groups[group].Data + PlasticLayout.TraceStart);
            for (int trace = 0; trace < _traces.Length; trace++) traces[trace] = ((T*)_traces[trace])[group];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(ulong header)
    {
        if (!Sse.IsSupported) return;
        byte* data = _site.Store.At(GroupHeader.Data(header));
        byte* end = data + Math.Min(LinesAhead * LineBytes, _site.Layout.Bytes(GroupHeader.Count(header)));
        for (byte* line = (byte*)((nint)data & -LineBytes); line < end; line += LineBytes) Sse.Prefetch0(line);
    }
}
