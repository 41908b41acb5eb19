namespace Glia.Analysis.Reports;

/// <summary>The files that go into every report, from the assembly's resources: no network, no installation.</summary>
internal static class Assets
{
    /// <summary>The version of the chart library.</summary>
    public const string EChartsVersion = "6.1.0";

    public static string ECharts => Read("echarts.min.js");

    public static string Script => Read("report.js");

    public static string Style => Read("report.css");

    private static string Read(string name)
    {
        using Stream stream = typeof(Assets).Assembly.GetManifestResourceStream($"Glia.Analysis.{name}")
            ?? throw new InvalidOperationException($"The assembly was built without its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
