using System.Collections.Immutable;
using System.Text.Json;
using Glia.Errors;

namespace Glia.Validation.Synapses;

/// <summary>A folder of recorded synapses: <c>stdp_weights.json</c> and <c>stp_amplitudes.json</c>.</summary>
public static class SynapseFolder
{
    /// <summary>The file of pairs of spike trains and the weights that came of them.</summary>
    public const string LongTerm = "stdp_weights.json";

    /// <summary>The file of spike trains and the amplitudes that came of them.</summary>
    public const string ShortTerm = "stp_amplitudes.json";

    /// <summary>Settings of a recorded synapse that are not parameters of its model here.</summary>
    private static readonly ImmutableHashSet<string> s_notParameters = ["weight", "delay", "receptor_type"];

    /// <summary>Reads all recorded synapses of a folder, those of long-term plasticity first.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="GliaException">A file is missing or cannot be read.</exception>
    public static ImmutableArray<RecordedSynapse> Read(string folder) =>
        [.. Read(Path.Combine(folder, LongTerm), LongTermSynapse), .. Read(Path.Combine(folder, ShortTerm), ShortTermSynapse)];

    private static ImmutableArray<RecordedSynapse> Read(string path, Func<string, JsonElement, RecordedSynapse> toSynapse)
    {
        if (!File.Exists(path))
            throw new GliaException("recorded synapses", $"there is no '{path}'. Name the folder that holds the recordings with --reference DIR.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.GetProperty("cases").EnumerateObject().Select(item => toSynapse(item.Name, item.Value))];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new GliaException(path, $"the recordings cannot be read: {exception.Message}");
        }
    }

    private static RecordedSynapse LongTermSynapse(string name, JsonElement recorded) => new()
    {
        Name = name,
        Model = Model(recorded),
        // Time constants of the postsynaptic traces belong to the neuron there.
        Values = Values(recorded.GetProperty("params"))
            .Add("tau_minus", recorded.GetProperty("tau_minus").GetDouble()).Add("tau_minus_triplet", recorded.GetProperty("tau_minus_triplet").GetDouble()),
        Weight = recorded.GetProperty("params").GetProperty("weight").GetDouble(),
        Delay_ms = recorded.GetProperty("delay_ms").GetDouble(),
        PreSpikes_ms = Numbers(recorded, "pre_spike_times_ms"),
        PostSpikes_ms = Numbers(recorded, "post_spike_times_ms"),
        Transmitted = Numbers(recorded, "weight_at_pre_spike"),
    };

    private static RecordedSynapse ShortTermSynapse(string name, JsonElement recorded) => new()
    {
        Name = name,
        Model = Model(recorded),
        Values = Values(recorded.GetProperty("params")),
        Weight = recorded.GetProperty("weight").GetDouble(),
        Delay_ms = 1,
        PreSpikes_ms = Numbers(recorded, "presyn_spike_times_ms"),
        PostSpikes_ms = [],
        Transmitted = Numbers(recorded, "amplitudes"),
    };

    private static string Model(JsonElement recorded) => recorded.GetProperty("model").GetString() ?? "";

    private static ImmutableDictionary<string, double> Values(JsonElement values) => values.EnumerateObject()
        .Where(value => value.Value.ValueKind == JsonValueKind.Number && !s_notParameters.Contains(value.Name))
        .ToImmutableDictionary(value => value.Name, value => value.Value.GetDouble());

    private static ImmutableArray<double> Numbers(JsonElement recorded, string property) =>
        [.. recorded.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];
}
