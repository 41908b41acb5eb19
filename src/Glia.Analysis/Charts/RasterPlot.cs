using System.Collections.Immutable;
using System.Text.Json;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Charts;

/// <summary>Spikes as dots: time to the right, one row per neuron, populations from top to bottom.</summary>
/// <remarks>Many neurons share a row of pixels, so a sample is drawn, the same share of every population; the note says so.</remarks>
public sealed record RasterPlot : Chart
{
    private readonly ImmutableArray<Group> _groups;
    private readonly double _from_ms, _to_ms;

    private RasterPlot(ImmutableArray<Group> groups, double from_ms, double to_ms, string note)
    {
        (_groups, _from_ms, _to_ms) = (groups, from_ms, to_ms);
        Note = note;
    }

    /// <inheritdoc/>
    public override string Note { get; }

    internal override string Kind => "raster";

    /// <summary>A raster plot of a stretch of time.</summary>
    /// <param name="populations">Populations, from top to bottom.</param>
    /// <param name="from">Beginning.</param>
    /// <param name="to">End.</param>
    /// <param name="maximumSpikes">Spikes that may be drawn; when there are more, every n-th neuron is.</param>
    public static RasterPlot Of(IEnumerable<PopulationSpikes> populations, Time from, Time to, int maximumSpikes = 20_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSpikes, 1);
        PopulationSpikes[] shown = [.. populations.Select(population => population with { Spikes = population.Spikes.Between(from, to) })];
        long spikes = shown.Sum(population => (long)population.Spikes.Count);
        int every = (int)Math.Max(1, (spikes + maximumSpikes - 1) / maximumSpikes);
        ImmutableArray<Group> groups = [.. shown.Select(population => Group.Of(population, every))];
        string neurons = every == 1 ? "every recorded neuron" : $"one neuron in {every}";
        return new RasterPlot(groups, from.Milliseconds, to.Milliseconds,
            FormattableString.Invariant($"Dots are spikes of {neurons} ({groups.Sum(group => group.Rows):N0} neurons, {groups.Sum(group => group.Rows_.Length):N0} spikes)."));
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteCompact("from", _from_ms);
        json.WriteCompact("to", _to_ms);
        json.WriteStartArray("groups");
        foreach (Group group in _groups) group.Write(json);
        json.WriteEndArray();
    }

    private sealed record Group(string Name, Hue Hue, int Rows, double[] Times_ms, int[] Rows_)
    {
        public static Group Of(PopulationSpikes population, int every)
        {
            SpikeData spikes = population.Spikes;
            int rows = (spikes.Population.Count + every - 1) / every;
            (double Time, int Row)[] dots = [.. Enumerable.Range(0, rows).SelectMany(row => TimesOf(spikes, row * every).Select(time => (time, row)))];
            return new Group(population.Name, population.Hue, rows, [.. dots.Select(dot => dot.Time)], [.. dots.Select(dot => dot.Row)]);
        }

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("name", Name);
            json.WriteHue(Hue);
            json.WriteNumber("rows", Rows);
            json.WriteStartArray("dots");
            for (int i = 0; i < Times_ms.Length; i++)
            {
                json.WriteCompact(Times_ms[i]);
                json.WriteNumberValue(Rows_[i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        private static ImmutableArray<double> TimesOf(SpikeData spikes, int position) =>
            spikes.TrainOf(spikes.Population.NeuronAt(position)).Times_ms;
    }
}
