using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Simulation;

namespace Glia.Gallery.Sweeps;

/// <summary>What tells one sweep from another: what was varied, and a digest of everything that was not. Stands beside the table as <c>sweep.json</c>.</summary>
/// <param name="Experiment">Name of the experiment or the network file.</param>
/// <param name="Axes">What is varied, axis by axis.</param>
/// <param name="IsPaired">Whether values are paired.</param>
/// <param name="Digest">Digest of the first run's networks and settings.</param>
internal sealed record SweepKey(string Experiment, ImmutableArray<string> Axes, bool IsPaired, string Digest)
{
    /// <summary>The key of a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="first">The experiment of its first run.</param>
    public static SweepKey Of(Sweep sweep, Experiment first)
    {
        using var synapses = new SharedSynapses();
        Experiment prepared = first.Hosted(new CircuitHost { Threads = 1, Synapses = synapses, Observe = static (_, _) => { } }).Prepared();
        var text = new StringBuilder();
        text.Append(prepared.GetType().Name).Append(prepared.Recorded).Append(prepared.SimulationOptions.Precision).Append(prepared.SimulationOptions.Weights);
        ImmutableArray<Network> networks = prepared.DescribeNetworks();
        foreach (Network network in networks) text.Append(Written(network));
        if (networks.IsEmpty) text.Append(prepared);
        return new SweepKey(first.Subject, [.. sweep.Axes.Select(axis => axis.ToString())], sweep.IsPaired, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16]);
    }

    /// <summary>What differs from another sweep, in words; null when nothing does.</summary>
    public string? DifferenceFrom(SweepKey other) =>
        Experiment != other.Experiment ? $"it is of '{other.Experiment}', this one of '{Experiment}'"
        : !Axes.SequenceEqual(other.Axes) ? $"it varies {Short(other)}, this one {Short(this)}"
        : IsPaired != other.IsPaired ? "one pairs its values, the other does not"
        : Digest != other.Digest ? "what is not varied has changed"
        : null;

    /// <summary>The key as a document.</summary>
    public string ToJson() => new JsonObject
    {
        ["experiment"] = Experiment, ["axes"] = new JsonArray([.. Axes.Select(axis => (JsonNode?)JsonValue.Create(axis))]), ["paired"] = IsPaired, ["digest"] = Digest,
    }.ToJsonString();

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is something else.</summary>
    public static SweepKey? Read(string text)
    {
        try
        {
            JsonNode? json = JsonNode.Parse(text);
            return new SweepKey((string)json!["experiment"]!, [.. json["axes"]!.AsArray().Select(axis => (string)axis!)], (bool)json["paired"]!, (string)json["digest"]!);
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException or FormatException)
        {
            return null;
        }
    }

    private static string Short(SweepKey key) => string.Join(' ', key.Axes) is { Length: > 120 } text ? text[..120] + " ..." : string.Join(' ', key.Axes);

    private static string Written(Network network)
    {
        try
        {
            return NetworkFile.Write(network);
        }
        catch (GliaException)
        {
            // Functions given as C# code have no text; the names and sizes of what there is have.
            return string.Join(' ', network.Populations) + string.Join(' ', network.Projections.Select(projection => projection.Name)) + network.Seed;
        }
    }
}
