using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Simulation.Recording;
using static Glia.Quantities.Units;

namespace Glia.Gallery.SingleNeuron;

/// <summary>How the rate of a neuron depends on a constant current: one neuron per current, all in one network.</summary>
public sealed record FiCurveExperiment : CircuitExperiment
{
    /// <summary>One second per current after 200 ms, in double precision.</summary>
    public FiCurveExperiment()
    {
        Transient = 200 * ms;
        Precision = Precision.Float64;
        Threads = 1;
        Format = RecordingFormat.Csv;
    }

    /// <summary>The neuron; <c>iaf_psc_exp</c> when not given.</summary>
    public NeuronChoice? Neuron { get; init; }

    /// <summary>The smallest current.</summary>
    public Current From { get; init; } = 0 * pA;

    /// <summary>The largest current.</summary>
    public Current To { get; init; } = 1000 * pA;

    /// <summary>Number of currents, both ends included.</summary>
    public int Points { get; init; } = 21;

    /// <inheritdoc/>
    public override string Name => "fi-curve";

    /// <inheritdoc/>
    public override string Summary => "How the firing rate of a neuron depends on a constant current";

    /// <inheritdoc/>
    public override string Description =>
        """
        One neuron per current, of any built-in model or a model in a file of your own. For the leaky integrate-and-fire models with exact integration the
        curve is compared with the closed form 1/(t_ref + tau_m ln((R I + E_L - V_reset)/(R I + E_L - V_th))), R = tau_m/C_m.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources => ["Gerstner et al. 2014, Neuronal Dynamics, section 1.3 (closed form of the leaky integrate-and-fire neuron)"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run fi-curve iaf_psc_exp", "glia run fi-curve aeif_cond_exp --to 2nA --points 41", "glia run fi-curve hh_psc_alpha --from 400pA --to 1nA --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        Option("model", "MODEL", "A built-in model ('glia model list') or a model file", "iaf_psc_exp",
            static (e, text) => e with { Neuron = NeuronChoice.Of(text) }) with { IsArgument = true },
        Option("from", "CURRENT", "The smallest current", "0pA", static (e, text) => e with { From = OptionText.Current("--from", text) }),
        Option("to", "CURRENT", "The largest current", "1000pA", static (e, text) => e with { To = OptionText.Current("--to", text) }),
        Option("points", "N", "Number of currents, both ends included", "21", static (e, text) => e with { Points = OptionText.Count("--points", text, 2) }),
        Option("into", "INPUT", "The current input of the model that receives the current", "the first", static (e, text) => e with { Neuron = e.Chosen.Into(text) }),
        Option("set", "PARAMETER=VALUE", "Set a parameter of the model; may be repeated", "",
            static (e, text) => e with { Neuron = e.Chosen.With(text) }) with { IsRepeatable = true },
        .. CommonOptions.Where(option => option.Name is not "weights"),
    ];

    /// <summary>The currents. Shape [points].</summary>
    public ImmutableArray<Current> Currents => [.. Enumerable.Range(0, Points).Select(k => From + k / (Points - 1.0) * (To - From))];

    private NeuronChoice Chosen => Neuron ?? new NeuronChoice(ModelLibrary.Get("iaf_psc_exp"));

    /// <summary>Describes the neurons and their currents.</summary>
    /// <exception cref="GliaException">The model takes no current, or the currents do not ascend.</exception>
    public Circuit Describe()
    {
        string input = Chosen.InputUsed();
        if (To <= From) throw new GliaException("--to", $"the largest current, {To}, is not above the smallest, {From}. Give a larger one.");
        var network = new Network(Seed) { Name = $"fi-curve {Chosen.Model.Name}" };
        Population neurons = network.Add(new Population { Name = "neurons", Size = Points, Model = Chosen.Model, Parameters = Chosen.Parameters });
        Population sources = network.Add(new Population
        {
            Name = "currents", Size = Points, Model = ModelLibrary.Get("dc"),
            Parameters = ParameterSet.Of(("amplitude", new ArrayDistribution([.. Currents.Select(current => current.Internal)], Dimension.Current))),
        });
        network.Connect(sources, neurons, new OneToOne(), 1, network.TimeStep, input);
        return new Circuit { Network = network, Populations = [new(network.RecordSpikes(neurons), Chosen.Model.Name, Hue.Neutral, "")] };
    }

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks() => [Describe().Network];

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        Circuit circuit = Describe();
        CircuitRecording recording = await SimulateAsync(circuit, "", progress, cancellation).ConfigureAwait(false);
        double[] rates = [.. recording.Spikes[0].Counts().Select(count => recording.Window_ms > 0 ? 1000 * count / recording.Window_ms : double.NaN)];
        var closedForm = LeakyIntegrator.Of(Chosen);
        var result = new ExperimentResult
        {
            Experiment = Name,
            Completed = recording.Run.Completed,
            Table = closedForm is not null ? null : new ResultTable(["current (pA)", "rate (Hz)"], [.. Currents.Select((current, k) => ImmutableArray.Create<object>(current.Internal, rates[k]))]),
            Comparisons = closedForm is null ? [] : [.. closedForm.Compare(Currents, rates, recording.Window_ms, circuit.Network.TimeStep.Milliseconds)],
            Facts = [new("model", Chosen.Model.Name)],
            Files = recording.Files,
            Warnings = CircuitResults.Warnings([recording]),
            Problems = CircuitResults.Problems([recording]),
        };
        return Reported(result, () => NeuronReport.OfCurve(Chosen, Currents, rates, closedForm, recording, result), progress);
    }

    private static ExperimentOption Option(string name, string value, string description, string @default, Func<FiCurveExperiment, string, FiCurveExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);
}
