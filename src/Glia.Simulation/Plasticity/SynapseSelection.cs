using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Spikes;

namespace Glia.Simulation.Plasticity;

/// <summary>Finds the synapses that a recorder names, in the order of <see cref="SynapseTable"/>, in the tiles.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed class SynapseSelection<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<PlasticProjection<T>, List<ChosenSynapse>> _chosen = [];
    private readonly ImmutableArray<int>.Builder _indexes = ImmutableArray.CreateBuilder<int>(), _sources = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<int>.Builder _targets = ImmutableArray.CreateBuilder<int>(), _delays = ImmutableArray.CreateBuilder<int>();

    private SynapseSelection(ObservedSynapses observed) => Observed = observed;

    /// <summary>Which synapses they are.</summary>
    public ObservedSynapses Observed { get; private set; }

    /// <summary>Finds the synapses of a recorder.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <param name="plan">Its projection.</param>
    /// <param name="parts">The projection's parts in the tiles, in their order.</param>
    /// <exception cref="GliaException">An index is out of range, or there are too many synapses to be numbered.</exception>
    public static SynapseSelection<T> Of(SynapseRecorder recorder, ProjectionPlan plan, IReadOnlyList<PlasticProjection<T>> parts)
    {
        var reader = new SynapseReader<T>(plan, parts);
        long count = reader.Count;
        long[] wanted = [.. recorder.Synapses.Distinct().Order()];
        if (wanted.Length > 0 && (wanted[0] < 0 || wanted[^1] >= count)) throw Missing(recorder, wanted[0] < 0 ? wanted[0] : wanted[^1], count);
        if (count > Array.MaxLength) throw plan.Error($"has {count} synapses, more than a recorder can number. Divide the projection.");
        var selection = new SynapseSelection<T>(new ObservedSynapses(plan.Name, count) { Indexes = [], Sources = [], Targets = [], Delays = [] });
        selection.Find(reader, plan.SourceSize, wanted);
        return selection;
    }

    /// <summary>Those that lie in one part, group after group.</summary>
    public IReadOnlyList<ChosenSynapse> In(PlasticProjection<T> part) => _chosen.TryGetValue(part, out List<ChosenSynapse>? chosen) ? chosen : [];

    private void Find(SynapseReader<T> reader, int sources, long[] wanted)
    {
        bool isAll = wanted.Length == 0;
        for ((int source, long first, int next) = (0, 0, 0); source < sources && (isAll || next < wanted.Length); source++)
        {
            SynapseReader<T>.SourceRow row = reader.RowOf(source);
            (PlasticProjection<T> Part, ulong Group, int Place)[] lanes = [.. LanesOf(row)];
            for (; isAll ? next < first + lanes.Length : next < wanted.Length && wanted[next] < first + lanes.Length; next++)
            {
                long index = isAll ? next : wanted[next];
                int lane = row.Order[(int)(index - first)];
                Add((int)index, source, row.Targets[lane], row.Delays[lane], lanes[lane]);
            }

            first += lanes.Length;
        }

        foreach (List<ChosenSynapse> chosen in _chosen.Values) chosen.Sort((a, b) => (a.Group, a.Place).CompareTo((b.Group, b.Place)));
        Observed = Observed with { Indexes = _indexes.ToImmutable(), Sources = _sources.ToImmutable(), Targets = _targets.ToImmutable(), Delays = _delays.ToImmutable() };
    }

    private void Add(int index, int source, int target, int delay, (PlasticProjection<T> Part, ulong Group, int Place) lane)
    {
        if (!_chosen.TryGetValue(lane.Part, out List<ChosenSynapse>? chosen)) _chosen.Add(lane.Part, chosen = []);
        chosen.Add(new ChosenSynapse(lane.Group, lane.Place, _indexes.Count));
        _indexes.Add(index);
        _sources.Add(source);
        _targets.Add(target);
        _delays.Add(delay);
    }

    private static IEnumerable<(PlasticProjection<T>, ulong, int)> LanesOf(SynapseReader<T>.SourceRow row)
    {
        foreach ((PlasticProjection<T> part, ulong[] headers) in row.Groups)
            foreach (ulong header in headers)
                for (int place = 0; place < GroupHeader.Count(header); place++) yield return (part, header, place);
    }

    private static GliaException Missing(SynapseRecorder recorder, long index, long count) => new($"recorder '{recorder.Name}', synapses", string.Create(CultureInfo.InvariantCulture,
        $"names the synapse {index:N0}, but '{recorder.Projection.Name}' has {(count > 0 ? $"the synapses 0 to {count - 1:N0}" : "no synapses")}. Correct the index."));
}
