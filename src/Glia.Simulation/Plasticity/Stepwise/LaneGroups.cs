using System.Numerics;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>All groups of a plastic projection in one tile, by source and delay, and where the synapses of each target are among them.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class LaneGroups<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<LaneGroup<T>> _groups = [];
    private readonly Dictionary<uint, int> _byData = [];
    private readonly int _offset;
    private readonly int _targets;
    private int[] _starts = [];
    private (int Group, int Place)[] _incoming = [];
    private readonly int[]? _occurrences;

    /// <summary>Lists the groups of a projection.</summary>
    public LaneGroups(PlasticSite<T> site)
    {
        (_offset, _targets) = (site.Slice.Offset, site.Slice.Count);
        foreach (ulong header in site.Groups())
        {
            uint data = GroupHeader.Data(header);
            _byData.Add(data, _groups.Count);
            _groups.Add(new LaneGroup<T>(header, site.Store.At(data), site.Layout, Lanes));
            Lanes += GroupHeader.Count(header);
        }

        if (site.Program.Draws > 0) _occurrences = Occurrences(site.Slice.Count);
    }

    /// <summary>Number of groups.</summary>
    public int Count => _groups.Count;

    /// <summary>Number of synapses.</summary>
    public long Lanes { get; }

    /// <summary>Bytes of the index.</summary>
    public long Bytes => (_starts.LongLength + 2 * _incoming.LongLength + (_occurrences?.LongLength ?? 0)) * sizeof(int) + (long)_groups.Count * sizeof(LaneGroup<T>);

    /// <summary>A group.</summary>
    public LaneGroup<T> this[int group] => _groups[group];

    /// <summary>The number of a group, by its header.</summary>
    public int IndexOf(ulong header) => _byData[GroupHeader.Data(header)];

    /// <summary>The synapses of a target (its index in the slice), by source and delay. The index of them is made when it is first asked for.</summary>
    public ReadOnlySpan<(int Group, int Place)> Onto(int target)
    {
        if (_starts.Length == 0) FillIncoming();
        return _incoming.AsSpan(_starts[target], _starts[target + 1] - _starts[target]);
    }

    /// <summary>Which of the synapses between the same two neurons one is: 0, 1, … in the order of groups.</summary>
    public int OccurrenceOf(long lane) => _occurrences is null ? 0 : _occurrences[lane];

    private void FillIncoming()
    {
        _starts = new int[_targets + 1];
        _incoming = new (int, int)[Lanes];
        foreach (LaneGroup<T> group in _groups)
            for (int k = 0; k < group.Count; k++) _starts[group.Targets[k] - _offset + 1]++;
        for (int target = 1; target < _starts.Length; target++) _starts[target] += _starts[target - 1];
        int[] next = [.. _starts];
        for (int index = 0; index < _groups.Count; index++)
        {
            LaneGroup<T> group = _groups[index];
            for (int k = 0; k < group.Count; k++) _incoming[next[group.Targets[k] - _offset]++] = (index, k);
        }
    }

    private int[] Occurrences(int targets)
    {
        int[] occurrences = new int[Lanes];
        (int Source, int Number)[] last = new (int, int)[targets];
        Array.Fill(last, (-1, 0));
        foreach (LaneGroup<T> group in _groups)
            for (int k = 0; k < group.Count; k++)
            {
                ref (int Source, int Number) seen = ref last[group.Targets[k] - _offset];
                seen = seen.Source == group.Source ? (group.Source, seen.Number + 1) : (group.Source, 0);
                occurrences[group.FirstLane + k] = seen.Number;
            }

        return occurrences;
    }
}
