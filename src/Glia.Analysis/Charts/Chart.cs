using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>What is drawn: data and axis titles, no looks. The page's script gives every kind of chart its one look.</summary>
public abstract record Chart
{
    /// <summary>Which of the script's builders draws it.</summary>
    internal abstract string Kind { get; }

    /// <summary>Writes the members of the chart's JSON object beside its kind.</summary>
    internal abstract void Write(Utf8JsonWriter json);

    /// <summary>How to read the chart and what it leaves out, as sentences for the caption; empty when the axes say it all.</summary>
    public virtual string Note => "";

    /// <summary>The numbers that are drawn, for readers who cannot see the chart; null when they are too many to be read.</summary>
    internal virtual ChartData? Data => null;

    /// <summary>The chart as a JSON object, safe inside a script element.</summary>
    internal string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind);
            Write(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
