using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Brunel;

/// <summary>The sparsely connected balanced network of Brunel (2000) in its four states.</summary>
public sealed record BrunelExperiment : CircuitExperiment
{
    private const string AllRegimes = "all";

    /// <summary>The state: the name of a <see cref="BrunelRegime"/>, or <c>all</c> for one after the other.</summary>
    public string Regime { get; init; } = AllRegimes;

    /// <summary>Inhibitory over excitatory weight, in place of the state's; null for that.</summary>
    public double? G { get; init; }

    /// <summary>Drive over the drive that just reaches the threshold, in place of the state's; null for that.</summary>
    public double? Eta { get; init; }

    /// <summary>Potential after a spike: 10 mV in the paper; 0 mV is what common benchmarks of simulators use.</summary>
    public Voltage Reset { get; init; } = 10 * mV;

    /// <summary>Share of the neurons that is simulated; in-degrees are kept.</summary>
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public override string Name => "brunel";

    /// <inheritdoc/>
    public override string Summary => "Balanced random network of Brunel (2000): its four states, by inhibition and drive";

    /// <inheritdoc/>
    public override string Description =>
        """
        10,000 excitatory and 2,500 inhibitory leaky integrate-and-fire neurons, each with 1,000 excitatory and 250 inhibitory inputs that shift its
        potential at once, and a Poisson drive. Strength of inhibition g and drive eta decide what the network does: fire synchronously and regularly (sr), irregularly
        with a fast (si-fast) or slow (si-slow) oscillation of the population, or asynchronously and irregularly (ai).

        Rates and oscillation frequencies are compared with the simulations of the paper (figure 8, table 1); with --reset 0mV the state ai is the common
        benchmark of simulators and is compared with a run of NEST 3.10.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources => ["Brunel 2000, J. Comput. Neurosci. 8:183-208, doi:10.1023/A:1008925309027"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run brunel", "glia run brunel --regime ai --duration 5s", "glia run brunel --regime ai --reset 0mV", "glia run brunel --g 4 --eta 1.5", "glia run brunel --scale 0.1 --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        ExperimentOption.For<BrunelExperiment>("regime", "NAME", "The state", AllRegimes, static (e, text) => e with { Regime = Known(text) })
            with { Choices = [.. BrunelRegime.All.Select(regime => regime.Name), AllRegimes] },
        ExperimentOption.For<BrunelExperiment>("g", "RATIO", "Inhibitory over excitatory weight, in place of the state's (of ai, when there is no --regime)", "",
            static (e, text) => e with { G = OptionText.Number("--g", text) }),
        ExperimentOption.For<BrunelExperiment>("eta", "RATIO", "Drive over the drive that just reaches the threshold, in place of the state's", "",
            static (e, text) => e with { Eta = OptionText.Fraction("--eta", text, 1000) }),
        ExperimentOption.For<BrunelExperiment>("reset", "VOLTAGE", "Potential after a spike", "10mV", static (e, text) => e with { Reset = OptionText.Voltage("--reset", text) }),
        ExperimentOption.For<BrunelExperiment>("scale", "FRACTION", "Share of the neurons that is simulated; in-degrees are kept", "1",
            static (e, text) => e with { Scale = OptionText.Fraction("--scale", text) }),
        .. CommonOptions,
    ];

    /// <summary>Describes the network in one of its states, recorders included.</summary>
    public Circuit Describe(BrunelRegime regime) => BrunelNetwork.Describe(regime, Reset, Scale, Seed, TraceInterval);

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks() => [.. Regimes.Select(regime => Describe(regime).Network)];

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var outcomes = new List<BrunelOutcome>();
        ImmutableArray<BrunelRegime> regimes = Regimes;
        foreach (BrunelRegime regime in regimes)
        {
            string label = regimes.Length > 1 ? regime.Name : "";
            CircuitRecording recording = await SimulateAsync(Describe(regime), label, progress, cancellation).ConfigureAwait(false);
            outcomes.Add(BrunelOutcome.Of(regime, recording));
            if (!recording.Run.Completed) break;
        }

        ExperimentResult result = ResultOf(outcomes);
        return Reported(result, () => BrunelReport.Of(
            result, outcomes, Settings(("V_reset", Reset.ToString()), ("scale", Scale.ToString(CultureInfo.InvariantCulture)))), progress);
    }

    /// <summary>The states that are simulated; a single one, which is none of the published, when g or eta is set.</summary>
    private ImmutableArray<BrunelRegime> Regimes => G is null && Eta is null
        ? [.. BrunelRegime.All.Where(regime => Regime == AllRegimes || Regime == regime.Name)]
        : [BrunelRegime.All.First(regime => regime.Name == (Regime == AllRegimes ? "ai" : Regime)).With(G, Eta)];

    private ExperimentResult ResultOf(List<BrunelOutcome> outcomes) => new()
    {
        Experiment = Name,
        Completed = outcomes.TrueForAll(outcome => outcome.Recording.Run.Completed),
        Table = BrunelOutcome.Table(outcomes),
        Comparisons = [.. outcomes.SelectMany(outcome => outcome.Compare(Reset, Scale))],
        Facts = CircuitResults.Facts([.. outcomes.Select(outcome => outcome.Recording)]),
        Files = [.. outcomes.SelectMany(outcome => outcome.Recording.Files)],
        Warnings = CircuitResults.Warnings(outcomes.Select(outcome => outcome.Recording)),
        Problems = CircuitResults.Problems(outcomes.Select(outcome => outcome.Recording)),
        Notes = Scale < 1
            ? [string.Create(CultureInfo.InvariantCulture, $"At scale {Scale} neurons share more of their input than in the paper; rates are not compared.")]
            : [],
    };

    private static string Known(string name) =>
        name == AllRegimes || BrunelRegime.All.Any(regime => regime.Name == name)
            ? name
            : throw OptionText.Refuse("--regime", name,
                $"must be one of {string.Join(", ", BrunelRegime.All.Select(regime => regime.Name))}, {AllRegimes}",
                Suggestion.For(name, BrunelRegime.All.Select(regime => regime.Name)));
}
