using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Circuits;
using Glia.Gallery.Conditioning.DistalReward;
using Glia.Gallery.Conditioning.TemporalDifference;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Conditioning;

/// <summary>Learning from reward: dopamine as a temporal-difference error, and synapses that remember until the reward comes (Izhikevich 2007).</summary>
public sealed record ConditioningExperiment : ProtocolExperiment
{
    /// <summary>25 minutes of model time.</summary>
    public ConditioningExperiment()
    {
        Transient = 0 * ms;
        Duration = 1500 * s;
    }

    /// <summary>Networks simulated, of seeds that follow each other.</summary>
    public int Networks { get; init; } = 1;

    /// <summary>Whether a network is simulated in which coincidences bring no reward.</summary>
    public bool Control { get; init; }

    /// <inheritdoc/>
    public override string Name => "conditioning";

    /// <inheritdoc/>
    public override string Summary => "Learning from late rewards: dopamine as prediction error, reward-modulated STDP (Izhikevich 2007)";

    /// <inheritdoc/>
    public override string Description =>
        """
        Three parts. Dopamine as a temporal-difference error: TD(λ) over a serial compound, whose error moves from the reward to the cue, dips when a reward is left
        out, and is compared with closed forms and recorded values. A pair of spikes and a reward D later: the weight of a synapse with an eligibility trace changes by an amount
        that falls as exp(-D/τ_c). And the distal reward problem: 1,000 of Izhikevich's neurons fire at random; whenever one chosen neuron fires within 20 ms after
        another, a reward comes 1 to 3 s later, among all the coincidences of 80,000 other synapses. The chosen synapse, 0 at first, rises to the ceiling of 4 mV.

        Constants are those of Izhikevich's program (daspnet). Several networks with --networks; --control adds one without rewards; the hour of the paper is --duration 3600s.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
    [
        "Izhikevich 2007, Cereb. Cortex 17:2443-2452, doi:10.1093/cercor/bhl152", "Schultz, Dayan and Montague 1997, Science 275:1593-1599",
        "Sutton and Barto 2018, Reinforcement Learning, chapters 6, 12 and 14", "Dabney et al. 2020, Nature 577:671-675",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run conditioning", "glia run conditioning --duration 3600s --networks 5", "glia run conditioning --control --seed 2 --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        ExperimentOption.For<ConditioningExperiment>("networks", "N", "Networks simulated, of seeds that follow each other", "1",
            static (e, text) => e with { Networks = OptionText.Count("--networks", text) }),
        ExperimentOption.For<ConditioningExperiment>("control", "", "Add a network in which coincidences bring no reward", "", static (e, _) => e with { Control = true }),
        .. ProtocolOptions.Where(option => option.Name is not "transient" and not "weights"),
    ];

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        RunDuration.StepsOf(Duration, 1 * ms);
        progress?.Report(new ExperimentProgress("train", double.NaN));
        var signals = DopamineSignals.Train(Seed);
        EligibilitySweep sweep = await EligibilitySweep.RunAsync(cancellation).ConfigureAwait(false);
        var runs = new List<RewardedRun>();
        for (int k = 0; k < Networks && runs.TrueForAll(run => run.Recording.Run.Completed); k++)
            runs.Add(await SimulateAsync(Seed + (ulong)k, isRewarded: true, Networks == 1 ? "" : $"network-{k + 1}", progress, cancellation).ConfigureAwait(false));
        RewardedRun? control = Control && runs.TrueForAll(run => run.Recording.Run.Completed)
            ? await SimulateAsync(Seed, isRewarded: false, "control", progress, cancellation).ConfigureAwait(false)
            : null;
        var outcome = new ConditioningOutcome { Signals = signals, Sweep = sweep, Runs = [.. runs], Control = control };
        ExperimentResult result = outcome.Result(Name);
        return Reported(result, () => ConditioningReport.Of(result, outcome, Settings(("networks", Networks.ToString(CultureInfo.InvariantCulture)))), progress);
    }

    private async Task<RewardedRun> SimulateAsync(ulong seed, bool isRewarded, string label, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var description = RewardedSynapse.Describe(seed, isRewarded);
        var looks = new WeightLooks(description);
        CircuitRecording recording = await SimulateAsync(
            description.Circuit, label, RewardedRun.Stages(Duration, looks.Look), looks.Look, progress, cancellation).ConfigureAwait(false);
        return RewardedRun.Of(description, looks, recording);
    }
}
