using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>Who is connected to whom, by source: the synapses of source i are those from Starts[i] to Starts[i + 1], their targets ascending. Immutable.</summary>
/// <param name="Starts">Where the synapses of each source begin; one more for the end.</param>
/// <param name="Targets">Indexes in the target population.</param>
internal sealed record Wiring(int[] Starts, int[] Targets)
{
    /// <summary>Number of synapses.</summary>
    public int Count => Targets.Length;

    /// <summary>Targets of a source, ascending, repeated for each synapse.</summary>
    public ReadOnlySpan<int> Of(int source) => Targets.AsSpan(Starts[source], Starts[source + 1] - Starts[source]);

    /// <summary>The wiring of a list of synapses.</summary>
    /// <param name="sources">Number of sources.</param>
    /// <param name="synapses">Pairs in any order.</param>
    public static Wiring Of(int sources, IReadOnlyCollection<(int Source, int Target)> synapses)
    {
        int[] starts = new int[sources + 1], targets = new int[synapses.Count];
        foreach ((int source, _) in synapses) starts[source + 1]++;
        for (int source = 0; source < sources; source++) starts[source + 1] += starts[source];
        int[] next = starts[..^1];
        foreach ((int source, int target) in synapses) targets[next[source]++] = target;
        for (int source = 0; source < sources; source++) Array.Sort(targets, starts[source], starts[source + 1] - starts[source]);
        return new Wiring(starts, targets);
    }

    /// <summary>Reads a wiring.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="sources">Number of sources.</param>
    /// <param name="targets">Number of targets.</param>
    public static Wiring Load(StateReader state, int sources, int targets)
    {
        var found = new Wiring(state.ReadArray<int>(), state.ReadArray<int>());
        bool isSound = found.Starts.Length == sources + 1 && found.Starts[0] == 0 && found.Starts[^1] == found.Count;
        for (int source = 0; isSound && source < sources; source++)
        {
            isSound = found.Starts[source] <= found.Starts[source + 1] && found.Starts[source + 1] <= found.Count;
            for (int at = found.Starts[source]; isSound && at < found.Starts[source + 1]; at++)
                isSound = (uint)found.Targets[at] < (uint)targets && (at == found.Starts[source] || found.Targets[at - 1] <= found.Targets[at]);
        }

        return isSound ? found : throw state.Unfit($"synapses that come and go do not connect {sources} sources to {targets} targets");
    }

    /// <summary>Writes the wiring.</summary>
    public void Save(StateWriter state)
    {
        state.WriteArray<int>(Starts);
        state.WriteArray<int>(Targets);
    }

    /// <summary>All synapses, by source, then target.</summary>
    public IEnumerable<(int Source, int Target)> Pairs()
    {
        for (int source = 0; source + 1 < Starts.Length; source++)
            for (int at = Starts[source]; at < Starts[source + 1]; at++) yield return (source, Targets[at]);
    }
}
