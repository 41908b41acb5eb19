using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Conditioning.DistalReward;

/// <summary>What a run of Izhikevich's network did.</summary>
internal sealed record RewardedRun
{
    /// <summary>Time between looks at the weights.</summary>
    public static Time Interval { get; } = 10 * s;

    /// <summary>A weight counts as at the ceiling from this share of it on.</summary>
    private const double AtCeiling = 0.999;

    public required ulong Seed { get; init; }

    /// <summary>Times of the looks, s. Shape [looks].</summary>
    public required ImmutableArray<double> Times_s { get; init; }

    /// <summary>The chosen weight, mV. Shape [looks].</summary>
    public required ImmutableArray<double> Chosen_mV { get; init; }

    /// <summary>Mean of all other plastic weights, mV. Shape [looks].</summary>
    public required ImmutableArray<double> Others_mV { get; init; }

    /// <summary>All other plastic weights at the end, mV.</summary>
    public required ImmutableArray<double> Final_mV { get; init; }

    /// <summary>Times of the rewards, s.</summary>
    public required ImmutableArray<double> Rewards_s { get; init; }

    /// <summary>Spikes of a sample of excitatory and of inhibitory neurons.</summary>
    public required CircuitRecording Recording { get; init; }

    /// <summary>When the chosen weight came to the ceiling, s; NaN when it did not.</summary>
    public double Reached_s => Chosen_mV.IndexOf(Chosen_mV.FirstOrDefault(weight => weight >= AtCeiling * RewardedSynapse.Ceiling.Millivolts, double.NaN)) is >= 0 and var look
        ? Times_s[look]
        : double.NaN;

    /// <summary>Mean of the chosen weight over the last quarter of the run, mV.</summary>
    public double LateChosen_mV => Chosen_mV.Skip(Chosen_mV.Length * 3 / 4).Average();

    /// <summary>Share of the other weights that are larger at the end.</summary>
    public double ShareAbove => Final_mV.Count(weight => weight > Chosen_mV[^1]) / (double)Final_mV.Length;

    /// <summary>The stretches of a run between looks.</summary>
    /// <param name="duration">The whole run.</param>
    /// <param name="look">Called before each of them.</param>
    public static ImmutableArray<ProtocolStage> Stages(Time duration, Action<Simulation.Simulation> look)
    {
        int looks = Math.Max(1, (int)Math.Round(duration / Interval));
        Time stretch = Math.Floor(duration.Milliseconds / looks) * ms;
        return
        [
            .. Enumerable.Repeat(new ProtocolStage("", stretch) { Before = look }, looks - 1),
            new ProtocolStage("", duration - (looks - 1) * stretch) { Before = look },
        ];
    }

    /// <summary>What was observed.</summary>
    /// <param name="description">The network.</param>
    /// <param name="looks">The weights over time.</param>
    /// <param name="recording">Its recordings.</param>
    public static RewardedRun Of(RewardedSynapse description, WeightLooks looks, CircuitRecording recording) => new()
    {
        Seed = description.Circuit.Network.Seed,
        Times_s = [.. looks.Times_s], Chosen_mV = [.. looks.Chosen_mV], Others_mV = [.. looks.Others_mV], Final_mV = looks.Last_mV,
        Rewards_s = [.. recording.Spikes[^1].Times_ms().Select(time => time / 1000)],
        Recording = recording with
        {
            Circuit = recording.Circuit with { Populations = recording.Circuit.Populations[..^1] }, Spikes = recording.Spikes[..^1],
        },
    };
}

/// <summary>Looks at the weights of a network from time to time.</summary>
/// <param name="description">The network.</param>
internal sealed class WeightLooks(RewardedSynapse description)
{
    /// <summary>Times of the looks, s.</summary>
    public List<double> Times_s { get; } = [];

    /// <summary>The chosen weight, mV.</summary>
    public List<double> Chosen_mV { get; } = [];

    /// <summary>Mean of all other plastic weights, mV.</summary>
    public List<double> Others_mV { get; } = [];

    /// <summary>All other plastic weights at the last look, mV.</summary>
    public ImmutableArray<double> Last_mV { get; private set; } = [];

    /// <summary>Looks.</summary>
    public void Look(Simulation.Simulation simulation)
    {
        Last_mV = [.. description.Others.SelectMany(projection => simulation.GetSynapses(projection, "w")["w"])];
        Times_s.Add(simulation.Now.Milliseconds / 1000);
        Chosen_mV.Add(simulation.GetSynapses(description.Chosen, "w")["w"][0]);
        Others_mV.Add(Last_mV.Average());
    }
}
