using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glia.Errors;

namespace Glia.Validation.Traces;

/// <summary>A folder of recordings: <c>neuron_traces.json</c>, which says what was run, and one CSV file of samples per recording.</summary>
public static partial class TraceFolder
{
    private const string Index = "neuron_traces.json";

    private static readonly string[] s_usualPlaces = [Path.Combine("reference", "nest"), Path.Combine("shared", "reference", "nest")];

    /// <summary>The folder <c>reference/nest</c> or <c>shared/reference/nest</c> in a directory or the nearest one above it; null when there is none.</summary>
    /// <param name="start">Where to begin.</param>
    public static string? Find(string start)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
            if (s_usualPlaces.Select(place => Path.Combine(directory.FullName, place)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Index))) is { } found)
                return found;
        return null;
    }

    /// <summary>Reads all recordings of a folder whose samples are there.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="GliaException">The folder or its index is missing or cannot be read.</exception>
    public static ImmutableArray<RecordedTrace> Read(string folder)
    {
        string index = Path.Combine(folder, Index);
        if (!File.Exists(index))
            throw new GliaException("recorded traces", $"there is no '{index}'. Name the folder that holds the recordings with --reference DIR.");
        try
        {
            // Simulators in Python write infinities bare, which JSON does not know.
            using JsonDocument document = JsonDocument.Parse(BareNumbers().Replace(File.ReadAllText(index), "$1\"$2\""));
            return
            [
                .. from recording in document.RootElement.GetProperty("traces").EnumerateObject()
                   let samples = Path.Combine(folder, recording.Name + ".csv")
                   where File.Exists(samples)
                   orderby recording.Name
                   select Trace(recording.Name, recording.Value, TraceTable.Read(samples)),
            ];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new GliaException(index, $"the index of the recordings cannot be read: {exception.Message}");
        }
    }

    [GeneratedRegex("""([:\[,]\s*)(-?Infinity|NaN)""")]
    private static partial Regex BareNumbers();

    private static RecordedTrace Trace(string name, JsonElement trace, TraceTable samples)
    {
        double Number(string property) => trace.GetProperty(property).GetDouble();
        return new RecordedTrace
        {
            Name = name,
            Model = trace.GetProperty("model").GetString() ?? "",
            Values = Values(trace.GetProperty("parameters_and_initial_state")),
            Pulse = new CurrentPulse(Number("dc_amplitude_pA"), Number("dc_start_ms"), Number("dc_stop_ms"), Number("dc_delay_ms")),
            Input = new InputSpike(Number("input_spike_time_ms"), Number("input_weight"), Number("input_delay_ms")),
            TimeStep_ms = Number("dt_ms"),
            SpikeTimes_ms = [.. trace.GetProperty("spike_times_ms").EnumerateArray().Select(time => time.GetDouble())],
            Samples = samples,
        };
    }

    private static ImmutableDictionary<string, double> Values(JsonElement values)
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, double>();
        foreach (JsonProperty value in values.EnumerateObject())
        {
            switch (value.Value.ValueKind)
            {
                case JsonValueKind.Number:
                    numbers.Add(value.Name, value.Value.GetDouble());
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    numbers.Add(value.Name, value.Value.GetBoolean() ? 1 : 0);
                    break;
                case JsonValueKind.String when double.TryParse(value.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                    numbers.Add(value.Name, number);
                    break;
            }
        }

        return numbers.ToImmutable();
    }
}
