using System.Text.Json.Nodes;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.SpikeTrains;
using Glia.Analysis.Tests.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Tests.Charts;

public sealed class ChartTests
{
    private static readonly SpikeData _spikes = Recorded.Poisson(neurons: 100, rate_Hz: 20, seconds: 1);

    [Fact]
    public void A_raster_of_few_spikes_shows_every_neuron()
    {
        RasterPlot raster = RasterPlot.Of([new PopulationSpikes("E", Hue.Excitatory, _spikes)], 200 * Units.ms, 700 * Units.ms);
        JsonNode group = Json(raster)["groups"]![0]!;
        Assert.Equal(100, group["rows"]!.GetValue<int>());
        Assert.Equal(2 * _spikes.Between(200 * Units.ms, 700 * Units.ms).Count, group["dots"]!.AsArray().Count);
        Assert.Contains("every recorded neuron", raster.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raster_of_many_spikes_shows_the_same_share_of_every_population_and_says_so()
    {
        PopulationSpikes population = new("E", Hue.Excitatory, _spikes);
        RasterPlot raster = RasterPlot.Of([population, population with { Hue = Hue.Inhibitory }], 0 * Units.ms, 1000 * Units.ms, maximumSpikes: 1000);
        int rows = Json(raster)["groups"]![0]!["rows"]!.GetValue<int>();
        Assert.True(rows < 40);
        Assert.Equal(rows, Json(raster)["groups"]![1]!["rows"]!.GetValue<int>());
        Assert.Contains("one neuron in", raster.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_a_curve_is_null()
    {
        var chart = new LineChart(Axis.Time, new Axis("V_m", "mV"), [new Curve("", Hue.Neutral, [1, 2, 3], [1, double.NaN, double.PositiveInfinity])]);
        Assert.Equal("[1,null,null]", Json(chart)["curves"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void A_curve_of_unequal_lengths_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LineChart(Axis.Time, Axis.Time, [new Curve("f", Hue.Neutral, [1, 2], [1])]).ToJson());

    [Fact]
    public void A_heat_map_has_a_value_for_every_cell()
    {
        var map = new HeatMap(new Axis("g"), ["3", "4"], new Axis("eta"), ["1", "2", "3"], new Axis("rate", "Hz"), [1, 2, 3, 4, 5, double.NaN]);
        Assert.Equal("[1,2,3,4,5,null]", Json(map)["values"]!.ToJsonString());
        Assert.Equal(["2", "3", "4", "–"], [map.Data!.Rows[2][0], map.Data.Rows[2][1] == "3" ? map.Data.Rows[2][2] : "", map.Data.Rows[3][2], map.Data.Rows[5][2]]);
        Assert.Throws<ArgumentException>(() => (map with { Values = [1] }).ToJson());
    }

    [Fact]
    public void Texts_cannot_end_the_script_element_that_holds_them()
    {
        var chart = new LineChart(new Axis("</script><script>alert(1)</script>"), Axis.Time, []);
        Assert.DoesNotContain("<", chart.ToJson(), StringComparison.Ordinal);
        Assert.Equal("</script><script>alert(1)</script>", Json(chart)["x"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public void Histograms_say_what_lies_beyond_their_axis()
    {
        var chart = new HistogramChart(new Axis("CV"), [new HistogramPanel("", [new HistogramSeries("E", Hue.Excitatory, Histogram.Of([0.5, 0.6, 0.7, 2], 0, 1, 4))])]);
        Assert.StartsWith("25 %", chart.Note, StringComparison.Ordinal);
        Assert.Equal(4, chart.Data!.Rows.Length);
    }

    [Fact]
    public void Rate_bins_hold_whole_spike_counts()
    {
        HistogramChart chart = PopulationCharts.Rates([new PopulationPanel("", [new PopulationSpikes("E", Hue.Excitatory, _spikes)])]);
        Histogram histogram = chart.Panels[0].Series[0].Histogram;
        Assert.Equal(Math.Round(histogram.Width), histogram.Width, 1e-9);
        Assert.Equal(100, histogram.Counts.Sum() + histogram.Outside);
    }

    [Fact]
    public void Comparisons_carry_their_bands_and_gaps()
    {
        var measure = new ComparedMeasure("Rate", "Hz", [Comparison.Of(1, 2, 0.5), new Comparison(double.NaN)]);
        JsonArray rows = Json(new ComparisonChart([new Subject("E"), new Subject("I")], measure))["rows"]!.AsArray();
        Assert.Equal("[1,3]", rows[0]!["band"]!.ToJsonString());
        Assert.Null(rows[1]!["measured"]);
        Assert.Null(rows[1]!["published"]);
    }

    [Fact]
    public void Charts_of_populations_hold_all_of_them()
    {
        PopulationSpikes[] populations = [new("E", Hue.Excitatory, _spikes), new("I", Hue.Inhibitory, _spikes)];
        PopulationPanel[] panels = [new("Network", [.. populations])];
        Assert.Equal(2, PopulationCharts.RateOverTime(populations, 5 * Units.ms).Curves.Length);
        Assert.Equal(200, PopulationCharts.RateOverTime(populations, 5 * Units.ms).Curves[0].X.Length);
        Assert.Equal(2, PopulationCharts.Spectrum(populations, 1 * Units.ms, 100 * Units.ms).Curves.Length);
        Assert.All(new Chart[] { PopulationCharts.Variations(panels), PopulationCharts.IntervalsOf(panels, 100 * Units.ms), PopulationCharts.Correlation(panels, 10 * Units.ms) },
            chart => Assert.InRange(chart.Data!.Rows.Length, 20, 80));
    }

    [Fact]
    public void Trace_rows_carry_spikes_and_levels()
    {
        var chart = new TraceChart([new TraceRow(new Axis("V_m", "mV"), [new Curve("", Hue.Excitatory, [0.1, 0.2], [-65, -64])]) { Label = "neuron 0", Spikes_ms = [0.2], Levels = [new TraceLevel("V_th", -50)] }]);
        JsonNode row = Json(chart)["rows"]![0]!;
        Assert.Equal("[0.2]", row["spikes"]!.ToJsonString());
        Assert.Equal(-50, row["levels"]![0]!["value"]!.GetValue<double>());
        Assert.Null(chart.Data);
    }

    private static JsonNode Json(Chart chart) => JsonNode.Parse(chart.ToJson())!;
}
