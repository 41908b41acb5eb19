namespace Glia.Analysis.Reports;

/// <summary>The files that go into every report, from the assembly's resources: no network, no installation.</summary>
internal static class Assets
{
    /// <summary>The version of the chart library.</summary>
    public const string EChartsVersion = "6.1.0";

    public static string ECharts => Read("echarts.min.js");

    /// <summary>The script that draws the charts: its parts share one scope, apart from everything else in the page.</summary>
    public static string Script
    {
        get
        {
            string[] parts = ["axes.js", "distributions.js", "curves.js", "maps.js", "page.js"];
            return $"(function () {{\n'use strict';\n{string.Concat(parts.Select(Read))}}})();\n";
        }
    }

    public static string Style => Read("report.css");

    private static string Read(string name)
    {
        using Stream stream = typeof(Assets).Assembly.GetManifestResourceStream($"Glia.Analysis.{name}")
            ?? throw new InvalidOperationException($"The assembly was built without its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
