using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
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
    public required ImmutableArray<SpikeData> Spikes { get; init; }

    public required BuildReport Build { get; init; }

    public required RunReport Run { get; init; }

    /// <summary>When the chosen weight came to the ceiling, s; NaN when it did not.</summary>
    public double Reached_s => Chosen_mV.IndexOf(Chosen_mV.FirstOrDefault(weight => weight >= AtCeiling * RewardedSynapse.Ceiling.Millivolts, double.NaN)) is >= 0 and var look
        ? Times_s[look]
        : double.NaN;

    /// <summary>Mean of the chosen weight over the last quarter of the run, mV.</summary>
    public double LateChosen_mV => Chosen_mV.Skip(Chosen_mV.Length * 3 / 4).Average();

    /// <summary>Share of the other weights that are larger at the end.</summary>
    public double ShareAbove => Final_mV.Count(weight => weight > Chosen_mV[^1]) / (double)Final_mV.Length;

    /// <summary>Simulates a network; the result holds what was simulated, if it is cancelled.</summary>
    /// <param name="description">The network.</param>
    /// <param name="duration">Time simulated.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every stretch.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async Task<RewardedRun> SimulateAsync(
        RewardedSynapse description, Time duration, SimulationOptions options, Action<RunProgress>? progress, CancellationToken cancellation)
    {
        var times = new List<double>();
        var chosen = new List<double>();
        var others = new List<double>();
        double[] final = [];
        using Simulation.Simulation simulation = description.Network.Build(options, cancellation: cancellation);
        void Look()
        {
            final = [.. description.Others.SelectMany(projection => simulation.GetSynapses(projection, "w")["w"])];
            times.Add(simulation.Now.Milliseconds / 1000);
            chosen.Add(simulation.GetSynapses(description.Chosen, "w")["w"][0]);
            others.Add(final.Average());
        }

        int looks = Math.Max(1, (int)Math.Round(duration / Interval));
        ImmutableArray<ProtocolStage> stages = [.. Enumerable.Range(0, looks).Select(_ => new ProtocolStage("", Math.Round(duration.Milliseconds / looks) * ms) { Before = _ => Look() })];
        RunReport run = await ProtocolRun.RunAsync(simulation, stages, _ => progress is null ? null : new Relay(progress), cancellation).ConfigureAwait(false);
        Look();
        return new RewardedRun
        {
            Seed = description.Network.Seed, Times_s = [.. times], Chosen_mV = [.. chosen], Others_mV = [.. others], Final_mV = [.. final],
            Rewards_s = [.. simulation.Spikes(description.Rewards).Times_ms().Select(time => time / 1000)],
            Spikes = [simulation.Spikes(description.Excitatory), simulation.Spikes(description.Inhibitory)],
            Build = simulation.BuildReport, Run = run,
        };
    }

    /// <summary>Passes reports on at once, on the thread that makes them.</summary>
    private sealed class Relay(Action<RunProgress> action) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => action(value);
    }
}
