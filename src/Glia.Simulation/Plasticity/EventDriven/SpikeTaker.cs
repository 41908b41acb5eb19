using System.Numerics;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Enters the spikes of targets into their history, with the post-traces and whatever else synapses will read at them.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class SpikeTaker<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlasticSite<T> _site;
    private readonly TargetReads<T> _reads;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _advance, _update;
    private readonly nint[] _traces;
    private readonly int[] _before, _after;   // by trace: its ring; −1 where nobody reads it
    private readonly T* _since;
    private readonly T _timeStep;
    private readonly long[] _slots = new long[LaneBatch<T>.UsualCapacity];

    /// <summary>Prepares taking in of spikes.</summary>
    /// <param name="site">The projection.</param>
    /// <param name="pieces">Its program.</param>
    /// <param name="isRead">Whether synapses read a value at the spikes of their target.</param>
    /// <param name="keepsAfter">Whether synapses read post-traces as they are after other spikes than the newest.</param>
    public SpikeTaker(PlasticSite<T> site, SynapsePieces pieces, Func<string, bool> isRead, bool keepsAfter)
    {
        (_site, _timeStep, _reads) = (site, T.CreateTruncating(site.TimeStep), new TargetReads<T>(site, isRead));
        LaneKernel<T> advance = LaneKernel<T>.For(pieces.Program, pieces.PostAdvance), update = LaneKernel<T>.For(pieces.Program, pieces.PostUpdate);
        string[] names = [.. pieces.Program.PostTraces.Select(trace => trace.Variable.Name)];
        _batch = new LaneBatch<T>([.. names, EventColumns.SincePost, .. advance.Columns, .. update.Columns]);
        (_advance, _update) = (_batch.Bind(advance, site.TimeStep), _batch.Bind(update, site.TimeStep));
        _traces = [.. names.Select(name => (nint)_batch.Pointer(name))];
        _since = _batch.Pointer(EventColumns.SincePost);
        int ring = _reads.Names.Length;
        _before = [.. names.Select(name => isRead(name) ? ring++ : -1)];
        _after = [.. names.Select(_ => keepsAfter ? ring++ : -1)];
        RingNames = [.. _reads.Names, .. names.Where(isRead)];
        History = new PostHistory<T>(site.Slice.Count, ring, names.Length);
    }

    /// <summary>The history.</summary>
    public PostHistory<T> History { get; }

    /// <summary>Names of the values that are kept of every spike for <c>on_post</c>: rings 0, 1, … of the history.</summary>
    public string[] RingNames { get; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => History.Bytes + _batch.Bytes;

    /// <summary>The ring of a post-trace after every spike.</summary>
    public int RingAfter(int trace) => _after[trace];

    /// <summary>Sets the post-traces of all targets.</summary>
    public void Initialise(ReadOnlySpan<double> traces)
    {
        for (int trace = 0; trace < traces.Length; trace++) new Span<T>(History.Newest(trace), _site.Slice.Count).Fill(T.CreateTruncating(traces[trace]));
    }

    /// <summary>Sets a parameter.</summary>
    public void Set(string parameter, double value)
    {
        _advance.Set(parameter, value);
        _update.Set(parameter, value);
    }

    /// <summary>Takes in the spikes of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="spiked">Indexes in the population, ascending, repeated for multiplicity.</param>
    public void Take(long step, ReadOnlySpan<int> spiked)
    {
        for (int from = 0; from < spiked.Length;)
        {
            int to = from + 1;   // a neuron's second spike begins where its first has ended
            while (to < spiked.Length && to - from < _slots.Length && spiked[to] != spiked[to - 1]) to++;
            TakeOnce(step, spiked[from..to]);
            from = to;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        History.Dispose();
        _advance.Dispose();
        _update.Dispose();
        _batch.Dispose();
    }

    private void TakeOnce(long step, ReadOnlySpan<int> spiked)
    {
        int first = _site.Slice.First, stamp = checked((int)(step + 1));
        foreach (int neuron in spiked) History.Reserve(neuron - first);   // before any slot is known: growing moves them all
        for (int k = 0; k < spiked.Length; k++)
        {
            int place = spiked[k] - first;
            _since[k] = T.CreateTruncating(stamp - Math.Max(0, History.Last[place])) * _timeStep;
            for (int trace = 0; trace < _traces.Length; trace++) ((T*)_traces[trace])[k] = History.Newest(trace)[place];
            _slots[k] = History.Append(place, stamp);
            for (int read = 0; read < _reads.Names.Length; read++) History.Ring(read)[_slots[k]] = _reads.Read(read, place, step, stamp);
        }

        if (_traces.Length == 0) return;
        _advance.Run(spiked.Length);
        Keep(_before, spiked.Length);
        _update.Run(spiked.Length);
        Keep(_after, spiked.Length);
        for (int trace = 0; trace < _traces.Length; trace++)
            for (int k = 0; k < spiked.Length; k++) History.Newest(trace)[spiked[k] - first] = ((T*)_traces[trace])[k];
    }

    private void Keep(int[] rings, int count)
    {
        for (int trace = 0; trace < rings.Length; trace++)
        {
            if (rings[trace] < 0) continue;
            T* ring = History.Ring(rings[trace]);
            for (int k = 0; k < count; k++) ring[_slots[k]] = ((T*)_traces[trace])[k];
        }
    }
}
