using System.Numerics;
using Glia.Simulation.Delivery;
using Glia.Simulation.Plasticity;

namespace Glia.Simulation.Saving;

/// <summary>The plastic synapses of one source over all tiles, by delay and target: stretches of the stores, most of them whole groups.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class SavedRow<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Group> _groups = [];
    private readonly List<Stretch> _stretches = [];
    private readonly List<int> _delays = [], _firsts = [];
    private T[] _gathered = [];

    /// <summary>A group: synapses of one source, delay and kind in one tile.</summary>
    /// <param name="Delay">Delay, in steps.</param>
    /// <param name="Tile">Number of the tile.</param>
    /// <param name="Place">Its place among the groups of the source in the tile.</param>
    /// <param name="Data">Its data.</param>
    /// <param name="Count">Its synapses.</param>
    /// <param name="Layout">How they lie.</param>
    private readonly record struct Group(int Delay, int Tile, int Place, nint Data, int Count, PlasticLayout Layout)
    {
        public GroupState* State() => (GroupState*)Data;

        public Span<T> PreTraces() => new((T*)(Data + PlasticLayout.TraceStart), Layout.PreTraces);

        public ReadOnlySpan<ushort> Targets() => new((ushort*)(Data + Layout.TargetStart), Count);

        public Span<T> Column(int column) => new((T*)(Data + Layout.ColumnStart(Count)) + (long)column * Count, Count);
    }

    /// <summary>The synapses of one delay in one tile.</summary>
    /// <param name="First">The first of their groups.</param>
    /// <param name="Order">The group and the place in it of each, where they are several groups, whose targets interlace.</param>
    private readonly record struct Stretch(int First, (int Group, int Place)[]? Order);

    /// <summary>Number of synapses.</summary>
    public int Synapses { get; private set; }

    /// <summary>Delays that occur, ascending.</summary>
    public IReadOnlyList<int> Delays => _delays;

    /// <summary>Goes to a source.</summary>
    /// <param name="parts">The projection's parts in the tiles, in their order.</param>
    /// <param name="source">Index of the source.</param>
    public void Find(IReadOnlyList<PlasticProjection<T>> parts, int source)
    {
        _groups.Clear();
        Synapses = 0;
        for (int tile = 0; tile < parts.Count; tile++)
        {
            PlasticSite<T> site = parts[tile].Site;
            foreach (ulong header in site.GroupsOf(source))
            {
                nint data = (nint)site.Store.At(GroupHeader.Data(header));
                _groups.Add(new Group(((GroupState*)data)->Delay, tile, _groups.Count, data, GroupHeader.Count(header), site.Layout));
                Synapses = checked(Synapses + GroupHeader.Count(header));
            }
        }

        _groups.Sort(static (a, b) => (a.Delay, a.Tile, a.Place).CompareTo((b.Delay, b.Tile, b.Place)));
        Divide();
    }

    /// <summary>Time that the synapses of a delay have reached; spikes of their source reach all of them at once.</summary>
    public int StampOf(int delay) => _groups[_firsts[delay]].State()->Stamp;

    /// <summary>What the synapses of a delay have in common.</summary>
    public ReadOnlySpan<T> PreTracesOf(int delay) => _groups[_firsts[delay]].PreTraces();

    /// <summary>Sets what the synapses of a delay have in common.</summary>
    public void Set(int delay, int stamp, ReadOnlySpan<T> preTraces)
    {
        for (int group = _firsts[delay]; group < _groups.Count && _groups[group].Delay == _delays[delay]; group++)
        {
            _groups[group].State()->Stamp = stamp;
            preTraces.CopyTo(_groups[group].PreTraces());
        }
    }

    /// <summary>Writes a variable of all synapses.</summary>
    public void Save(StateWriter state, int column)
    {
        foreach (Stretch stretch in _stretches)
        {
            if (stretch.Order is not { } order)
            {
                state.Write<T>(_groups[stretch.First].Column(column));
                continue;
            }

            Span<T> gathered = Room(order.Length);
            for (int k = 0; k < order.Length; k++) gathered[k] = _groups[order[k].Group].Column(column)[order[k].Place];
            state.Write<T>(gathered);
        }
    }

    /// <summary>Reads a variable of all synapses.</summary>
    public void Load(StateReader state, int column)
    {
        foreach (Stretch stretch in _stretches)
        {
            if (stretch.Order is not { } order)
            {
                state.Read(_groups[stretch.First].Column(column));
                continue;
            }

            Span<T> gathered = Room(order.Length);
            state.Read(gathered);
            for (int k = 0; k < order.Length; k++) _groups[order[k].Group].Column(column)[order[k].Place] = gathered[k];
        }
    }

    private void Divide()
    {
        _stretches.Clear();
        _delays.Clear();
        _firsts.Clear();
        for (int first = 0, end; first < _groups.Count; first = end)
        {
            (int delay, int tile) = (_groups[first].Delay, _groups[first].Tile);
            for (end = first + 1; end < _groups.Count && _groups[end].Delay == delay && _groups[end].Tile == tile;) end++;
            _stretches.Add(new Stretch(first, end == first + 1 ? null : Interlaced(first, end)));
            if (_delays.Count > 0 && _delays[^1] == delay) continue;
            _delays.Add(delay);
            _firsts.Add(first);
        }
    }

    private (int Group, int Place)[] Interlaced(int first, int end)
    {
        var synapses = new List<(int Target, int Group, int Place)>();
        for (int group = first; group < end; group++)
            for (int place = 0; place < _groups[group].Count; place++) synapses.Add((_groups[group].Targets()[place], group, place));
        synapses.Sort();
        return [.. synapses.Select(synapse => (synapse.Group, synapse.Place))];
    }

    private Span<T> Room(int count)
    {
        if (_gathered.Length < count) _gathered = new T[count];
        return _gathered.AsSpan(0, count);
    }
}
