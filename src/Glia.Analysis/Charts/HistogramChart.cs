using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glia.Analysis.SpikeTrains;

namespace Glia.Analysis.Charts;

/// <summary>Distributions as outlines, in panels beside each other.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Panels">The panels, from left to right.</param>
public sealed record HistogramChart(Axis X, ImmutableArray<HistogramPanel> Panels) : Chart
{
    /// <inheritdoc/>
    public override string Note
    {
        get
        {
            int outside = Panels.Sum(panel => panel.Series.Sum(series => series.Histogram.Outside));
            int all = outside + Panels.Sum(panel => panel.Series.Sum(series => series.Histogram.Counts.Sum()));
            return outside == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * outside / all:G2} % of the values lie beyond the axis.");
        }
    }

    internal override string Kind => "histograms";

    internal override ChartData Data => new(
        ["", X.Title, "density"],
        [.. Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Histogram.Centres().Zip(series.Histogram.Density(),
            (centre, density) => ImmutableArray.Create(series.Name, CompactJson.Text(centre), CompactJson.Text(density))))]);

    internal override void Write(Utf8JsonWriter json)
    {
        X.Write(json, "x");
        new Axis("Density", X.Unit.Length == 0 ? "" : $"1/{X.Unit}").Write(json, "y");
        json.WriteStartArray("panels");
        foreach (HistogramPanel panel in Panels)
        {
            json.WriteStartObject();
            json.WriteString("title", panel.Title);
            json.WriteCompact("low", panel.Low);
            json.WriteCompact("high", panel.High);
            json.WriteStartArray("series");
            foreach (HistogramSeries series in panel.Series) Write(json, series);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HistogramSeries series)
    {
        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteHue(series.Hue);
        json.WriteCompact("low", series.Histogram.Low);
        json.WriteCompact("width", series.Histogram.Width);
        json.WriteCompact("density", series.Histogram.Density());
        if (series.Histogram.Outside > 0) json.WriteBoolean("open", true);
        json.WriteEndObject();
    }
}

/// <summary>One panel of a histogram chart.</summary>
/// <param name="Title">What its distributions have in common.</param>
/// <param name="Series">The distributions.</param>
public sealed record HistogramPanel(string Title, ImmutableArray<HistogramSeries> Series)
{
    internal double Low => Series.Min(series => series.Histogram.Low);

    internal double High => Series.Max(series => series.Histogram.Low + series.Histogram.Width * series.Histogram.Counts.Length);
}

/// <summary>One distribution.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="Histogram">The counts.</param>
public sealed record HistogramSeries(string Name, Hue Hue, Histogram Histogram);
