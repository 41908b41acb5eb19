using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glia.Errors;

namespace Glia.Gallery.Checkpoints;

/// <summary>What was asked for: an experiment and its settings as texts, so that the run can be gone on with later.</summary>
/// <param name="Experiment">Name of the experiment.</param>
public sealed record RunDescription(string Experiment)
{
    /// <summary>Options that were set, by name, in order.</summary>
    public ImmutableArray<(string Name, string Text)> Settings { get; init; } = [];

    /// <summary>The network, when it came from a file, with all its models.</summary>
    public string? Network { get; init; }

    /// <summary>Name of the part of the experiment, whose files lie in a folder of this name below the others; empty for the whole.</summary>
    public string Label { get; init; } = "";

    /// <summary>The same with one setting changed or added.</summary>
    public RunDescription With(string name, string text) => this with { Settings = [.. Settings.Where(setting => setting.Name != name), (name, text)] };

    /// <summary>As JSON.</summary>
    internal ImmutableArray<byte> ToBytes()
    {
        var json = new JsonObject
        {
            ["experiment"] = Experiment,
            ["settings"] = new JsonArray([.. Settings.Select(setting => (JsonNode)new JsonArray(setting.Name, setting.Text))]),
            ["network"] = Network,
            ["label"] = Label,
        };
        return [.. System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())];
    }

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    internal static RunDescription FromBytes(ImmutableArray<byte> bytes, string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes.AsMemory());
            JsonElement root = json.RootElement;
            return new RunDescription(root.GetProperty("experiment").GetString()!)
            {
                Settings = [.. root.GetProperty("settings").EnumerateArray().Select(setting => (setting[0].GetString()!, setting[1].GetString()!))],
                Network = root.GetProperty("network").GetString(),
                Label = root.GetProperty("label").GetString()!,
            };
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new GliaException($"checkpoint '{path}'", "describes its run in a form that this version of Glia does not know. Resume it with the version that wrote it.");
        }
    }
}
