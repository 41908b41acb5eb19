namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Events of one step sorted so that no neuron or group occurs twice in a round: the n-th round holds what occurs for the n-th time.</summary>
internal sealed class SpikeRounds
{
    private readonly List<List<int>> _rounds = [];
    private readonly Dictionary<int, int> _seen = [];
    private int _used;

    /// <summary>The rounds.</summary>
    public IEnumerable<IReadOnlyList<int>> All => _rounds.Take(_used);

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        for (int round = 0; round < _used; round++) _rounds[round].Clear();
        _seen.Clear();
        _used = 0;
    }

    /// <summary>Adds an event.</summary>
    public void Add(int number)
    {
        int round = _seen.GetValueOrDefault(number);
        _seen[number] = round + 1;
        if (round == _rounds.Count) _rounds.Add([]);
        if (round == _used) _used++;
        _rounds[round].Add(number);
    }
}
