using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>Inhibitory plasticity brings a network to asynchronous irregular activity, and hides a stored assembly in it (Vogels et al. 2011).</summary>
public sealed record BalancedPlasticExperiment : ProtocolExperiment
{
    /// <summary>40 s for the weights to come to rest, 5 s of analysis.</summary>
    public BalancedPlasticExperiment()
    {
        Transient = 40 * s;
        Duration = 5 * s;
    }

    /// <summary>Share of the neurons that is simulated; mean in-degrees are kept.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Share of the excitatory neurons that forms the assembly.</summary>
    public double Assembly { get; init; } = 0.1;

    /// <summary>The rate that the rule aims at.</summary>
    public Frequency Target { get; init; } = 3 * Hz;

    /// <inheritdoc/>
    public override string Name => "balanced-plastic";

    /// <inheritdoc/>
    public override string Summary => "Inhibitory plasticity balances a network and hides a stored assembly in it (Vogels et al. 2011)";

    /// <inheritdoc/>
    public override string Description =>
        """
        8,000 excitatory and 2,000 inhibitory neurons with a background current, any two connected with probability 2 %. Without inhibition onto the excitatory
        neurons they fire at more than 100 Hz. Then the synapses from inhibitory to excitatory neurons learn: near-coincident spikes strengthen them, a presynaptic
        spike alone weakens them, and the network comes to asynchronous irregular activity of a few Hz. An assembly whose synapses are then made five times as strong
        is soon silenced, and is recalled when a quarter of it is stimulated.

        Equations and parameters as in Brian 2's example Vogels_et_al_2011, whose 10 s are too short for the weights to come to rest; here they learn ten times as
        fast at first. The rate at rest is compared with that of a plain loop over the same equations, and with the one that the rule itself predicts from the
        spike correlations of connected neurons.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
        ["Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, Science 334:1569-1573, doi:10.1126/science.1211095"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run balanced-plastic", "glia run balanced-plastic --scale 0.25 --transient 10s", "glia run balanced-plastic --target 5 --assembly 0.05 --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        ExperimentOption.For<BalancedPlasticExperiment>("scale", "FRACTION", "Share of the neurons that is simulated; mean in-degrees are kept", "1",
            static (e, text) => e with { Scale = OptionText.Fraction("--scale", text) }),
        ExperimentOption.For<BalancedPlasticExperiment>("assembly", "FRACTION", "Share of the excitatory neurons that forms the assembly", "0.1",
            static (e, text) => e with { Assembly = OptionText.Fraction("--assembly", text, 0.5) }),
        ExperimentOption.For<BalancedPlasticExperiment>("target", "HZ", "The rate that the rule aims at", "3",
            static (e, text) => e with { Target = OptionText.Fraction("--target", text, 100) * Hz }),
        .. ProtocolOptions,
    ];

    private BalancedPlasticProtocol Protocol => new(Transient, Duration);

    /// <summary>Describes the network, recorders included.</summary>
    internal BalancedPlasticNetwork Describe() => BalancedPlasticNetwork.Describe(Scale, Assembly, Target, Seed);

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        BalancedPlasticNetwork network = Describe();
        PlasticWeights? weights = null;
        ImmutableArray<ProtocolStage> stages = Protocol.Stages(network, simulation =>
        {
            SynapseTable table = simulation.GetSynapses(network.Plastic[1], "w");
            weights = new PlasticWeights(table.Sources, table.Targets, table["w"]);
        });
        CircuitRecording recording = await SimulateAsync(network.Circuit, "", stages, null, progress, cancellation).ConfigureAwait(false);
        progress?.Report(new ExperimentProgress("analyse", double.NaN));
        BalancedPlasticOutcome? outcome = recording.Run.Completed ? BalancedPlasticOutcome.Of(Protocol, recording, weights!) : null;
        ExperimentResult result = outcome is null ? CircuitResults.Of(this, recording, []) : ResultOf(outcome);
        return Reported(result, () => BalancedPlasticReport.Of(result, recording, outcome, Settings(
            ("scale", Scale.ToString(CultureInfo.InvariantCulture)), ("assembly", Assembly.ToString(CultureInfo.InvariantCulture)), ("target", Target.ToString()))), progress);
    }

    private ExperimentResult ResultOf(BalancedPlasticOutcome outcome)
    {
        ExperimentResult result = CircuitResults.Of(this, outcome.Recording, outcome.AtRest);
        return result with
        {
            Comparisons = [.. outcome.Compare(Target.Hertz, Scale == 1 && Target == 3 * Hz)],
            Facts =
            [
                new("rate of E without plasticity", Math.Round(outcome.RateBefore_Hz, 2), "Hz"),
                new("mean plastic weight at rest", Math.Round(outcome.Weights_nS.Average(), 3), "nS"),
                new("rate of the uncued assembly", Math.Round(outcome.Assembly.Background_Hz, 2), "Hz"),
                new("the same under the cue", Math.Round(outcome.Assembly.Cued_Hz, 2), "Hz"),
                .. result.Facts,
            ],
            Notes = [outcome.Explanation(Target.Hertz)],
        };
    }
}
