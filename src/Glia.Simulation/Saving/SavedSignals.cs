using System.Numerics;
using Glia.Simulation.Construction;
using Glia.Simulation.Engine;
using Glia.Simulation.Plasticity;

namespace Glia.Simulation.Saving;

/// <summary>What neurons have shown to synapses in the latest steps: variables of presynaptic neurons as far back as delays reach, and of populations that are modulators.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
/// <param name="published">The variables.</param>
/// <param name="plan">The network.</param>
/// <param name="tiles">All tiles.</param>
/// <param name="step">The step reached.</param>
internal sealed class SavedSignals<T>(IReadOnlyList<PublishedValues> published, NetworkPlan plan, Tile<T>[] tiles, Func<long> step) : ISavedPart
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostSignals = 1 << 24;

    /// <inheritdoc/>
    public string Name => "signals";

    /// <inheritdoc/>
    public void Save(StateWriter state)
    {
        state.Write(published.Count);
        foreach (PublishedValues values in published)
        {
            state.Write(NameOf(values));
            state.Write(values.Depth);
            for (long shown = First(values.Depth); shown <= step(); shown++) state.WriteArray<double>(values.At(shown));
        }
    }

    /// <inheritdoc/>
    public void Load(StateReader state)
    {
        foreach (Tile<T> tile in tiles) tile.Show(step());   // a branch may look at others than those that were saved
        for (int left = state.ReadCount(MostSignals); left > 0; left--)
        {
            string name = state.ReadText();
            int depth = state.ReadInt32();
            if (depth < 2) throw state.Unfit($"variable {name} is kept for {depth} steps");
            PublishedValues? values = published.FirstOrDefault(values => NameOf(values) == name && values.Depth == depth);
            for (long shown = First(depth); shown <= step(); shown++)
            {
                double[] found = state.ReadArray<double>();
                if (values is not null) Take(state, values.At(shown), found, name);
            }
        }
    }

    private static void Take(StateReader state, double[] shown, double[] found, string name)
    {
        if (found.Length != shown.Length) throw state.Unfit($"variable {name} has values for {found.Length} of {shown.Length} neurons");
        found.CopyTo(shown, 0);
    }

    /// <summary>The earliest step whose values are still looked at: the ring also holds the step that is being made.</summary>
    private long First(int depth) => Math.Max(0, step() - depth + 2);

    private string NameOf(PublishedValues values) => $"{plan.Network.Populations[values.Population].Name}.{values.Variable}";
}
