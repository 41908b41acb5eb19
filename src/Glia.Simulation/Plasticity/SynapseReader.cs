using System.Numerics;
using Glia.Errors;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Plasticity;

/// <summary>Reads and sets the variables of a plastic projection over all tiles, in the order of <see cref="SynapseTable"/>, which does not depend on tiles.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <param name="plan">The projection.</param>
/// <param name="parts">Its parts in the tiles, in their order.</param>
internal sealed unsafe class SynapseReader<T>(ProjectionPlan plan, IReadOnlyList<PlasticProjection<T>> parts) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Names of the variables that synapses have.</summary>
    public static string[] NamesOf(ProjectionPlan plan) =>
        [.. plan.Program!.States.Concat(plan.Program.PreTraces).Concat(plan.Program.PostTraces).Select(state => state.Variable.Name)];

    /// <summary>Number of synapses.</summary>
    public long Count => parts.Sum(part => part.Site.Groups().Sum(header => (long)GroupHeader.Count(header)));

    /// <summary>Reads variables as they are after so many steps; all of them when none is named.</summary>
    public SynapseTable Read(long step, IReadOnlyList<string> variables)
    {
        string[] known = NamesOf(plan), names = variables.Count == 0 ? known : [.. variables];
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown) throw Unknown(unknown, known);
        long count = Count;
        if (count > Array.MaxLength) throw plan.Error($"has {count} synapses, more than one table can hold. Divide the projection.");
        (int[] sources, int[] targets, int[] delays) = (new int[count], new int[count], new int[count]);
        double[][] values = [.. names.Select(_ => new double[count])];
        int next = 0;
        for (int source = 0; source < plan.SourceSize; source++)
        {
            SourceRow row = RowOf(source);
            double[][] lanes = Look(step, row, names);
            foreach (int lane in row.Order)
            {
                (sources[next], targets[next], delays[next]) = (source, row.Targets[lane], row.Delays[lane]);
                for (int v = 0; v < names.Length; v++) values[v][next] = lanes[v][lane];
                next++;
            }
        }

        return new SynapseTable(plan.Projection, sources, targets, delays, names, values);
    }

    /// <summary>Sets a variable of all synapses, which are brought up to date first.</summary>
    public void Set(long step, string variable, IReadOnlyList<double> values)
    {
        string[] states = [.. plan.Program!.States.Select(state => state.Variable.Name)];
        int column = Array.IndexOf(states, variable);
        if (column < 0) throw Unknown(variable, states);
        long count = Count;
        if (values.Count != count) throw plan.Error($"has {count} synapses, but {values.Count} values were given for '{variable}'. Give one for each, in the order of GetSynapses.");
        foreach (PlasticProjection<T> part in parts) part.BringUpToDate(step);
        int next = 0;
        for (int source = 0; source < plan.SourceSize; source++)
        {
            SourceRow row = RowOf(source);
            T*[] places = PlacesOf(row, column);
            foreach (int lane in row.Order) *places[lane] = T.CreateTruncating(values[next++]);
        }
    }

    /// <summary>The synapses of one source in all tiles, group after group.</summary>
    public sealed record SourceRow(List<(PlasticProjection<T> Part, ulong[] Headers)> Groups, List<int> Targets, List<int> Delays, int[] Order);

    /// <summary>The synapses of a source: as they lie in the tiles, and the order in which tables list them.</summary>
    public SourceRow RowOf(int source)
    {
        List<(PlasticProjection<T>, ulong[])> groups = [];
        List<int> targets = [], delays = [];
        foreach (PlasticProjection<T> part in parts)
        {
            PlasticSite<T> site = part.Site;
            ulong[] headers = [.. site.GroupsOf(source)];
            if (headers.Length == 0) continue;
            groups.Add((part, headers));
            foreach (ulong header in headers)
            {
                byte* data = site.Store.At(GroupHeader.Data(header));
                ushort* places = (ushort*)(data + site.Layout.TargetStart);
                for (int k = 0; k < GroupHeader.Count(header); k++)
                {
                    targets.Add(site.Slice.First + places[k] - site.Slice.Offset);
                    delays.Add(((GroupState*)data)->Delay);
                }
            }
        }

        return new SourceRow(groups, targets, delays, [.. Enumerable.Range(0, targets.Count).OrderBy(lane => delays[lane]).ThenBy(lane => targets[lane])]);
    }

    private static double[][] Look(long step, SourceRow row, string[] names)
    {
        double[][] all = [.. names.Select(_ => new double[row.Targets.Count])];
        int from = 0;
        foreach ((PlasticProjection<T> part, ulong[] headers) in row.Groups)
        {
            part.Look(step, headers, names, all, from);
            from += headers.Sum(GroupHeader.Count);
        }

        return all;
    }

    private static T*[] PlacesOf(SourceRow row, int column)
    {
        var places = new T*[row.Targets.Count];
        int next = 0;
        foreach ((PlasticProjection<T> part, ulong[] headers) in row.Groups)
            foreach (ulong header in headers)
            {
                int count = GroupHeader.Count(header);
                T* values = (T*)(part.Site.Store.At(GroupHeader.Data(header)) + part.Site.Layout.ColumnStart(count)) + (long)column * count;
                for (int k = 0; k < count; k++) places[next++] = values + k;
            }

        return places;
    }

    private GliaException Unknown(string name, string[] known) => new($"projection '{plan.Name}'",
        $"has no variable '{name}': synapse model '{plan.Program!.Name}' has {string.Join(", ", known)}.{Suggestion.For(name, known)}");
}
