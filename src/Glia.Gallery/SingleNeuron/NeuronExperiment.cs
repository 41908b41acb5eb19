using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Simulation.Recording;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.SingleNeuron;

/// <summary>One neuron and a step of current: its potential, its spikes.</summary>
public sealed record NeuronExperiment : CircuitExperiment
{
    private const int SpikesShown = 40;

    /// <summary>One neuron for 300 ms, in double precision.</summary>
    public NeuronExperiment()
    {
        Duration = 300 * ms;
        Transient = 0 * ms;
        Precision = Precision.Float64;
        Threads = 1;
        Format = RecordingFormat.Csv;
    }

    /// <summary>The neuron; <c>iaf_psc_exp</c> when not given.</summary>
    public NeuronChoice? Neuron { get; init; }

    /// <summary>Amplitude of the step.</summary>
    public Current Current { get; init; } = 500 * pA;

    /// <summary>Start of the step.</summary>
    public Time Start { get; init; } = 50 * ms;

    /// <summary>End of the step.</summary>
    public Time Stop { get; init; } = 250 * ms;

    /// <inheritdoc/>
    public override string Name => "neuron";

    /// <inheritdoc/>
    public override string Summary => "One neuron and a step of current: membrane potential and spikes";

    /// <inheritdoc/>
    public override string Description =>
        """
        A neuron of any built-in model, or of a model in a file of your own, receives a constant current for a while. All its state variables are recorded
        at every time step; the report shows them with the spikes.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
    [
        "glia run neuron iaf_psc_exp --current 400pA",
        "glia run neuron aeif_cond_exp --current 700pA --set a=10nS --set b=200pA --duration 500ms",
        "glia run neuron hh_cond_exp_traub --current 500pA --start 50ms --stop 250ms --json",
        "glia run neuron my-model.yaml --current 1nA",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        Option("model", "MODEL", "A built-in model ('glia model list') or a model file", "iaf_psc_exp",
            static (e, text) => e with { Neuron = NeuronChoice.Of(text) }) with { IsArgument = true },
        Option("current", "CURRENT", "Amplitude of the step", "500pA", static (e, text) => e with { Current = OptionText.Current("--current", text) }),
        Option("start", "TIME", "Start of the step", "50ms", static (e, text) => e with { Start = OptionText.TimeOrZero("--start", text) }),
        Option("stop", "TIME", "End of the step", "250ms", static (e, text) => e with { Stop = OptionText.TimeOrZero("--stop", text) }),
        Option("into", "INPUT", "The current input of the model that receives the current", "the first", static (e, text) => e with { Neuron = e.Chosen.Into(text) }),
        Option("set", "PARAMETER=VALUE", "Set a parameter of the model; may be repeated", "",
            static (e, text) => e with { Neuron = e.Chosen.With(text) }) with { IsRepeatable = true },
        .. CommonOptions.Where(option => option.Name is "duration" or "seed" or "precision" or "format" or "out"),
    ];

    private NeuronChoice Chosen => Neuron ?? new NeuronChoice(ModelLibrary.Get("iaf_psc_exp"));

    /// <summary>Describes the neuron and its current.</summary>
    /// <exception cref="GliaException">The model takes no current, or the step ends before it starts.</exception>
    public Circuit Describe()
    {
        string input = Chosen.InputUsed();
        if (Stop <= Start) throw new GliaException("--stop", $"the step ends at {Stop}, which is not after its start at {Start}. Give a later end.");
        var network = new Network(Seed) { Name = Chosen.Model.Name };
        Population neuron = network.Add(new Population { Name = "neuron", Size = 1, Model = Chosen.Model, Parameters = Chosen.Parameters });
        Population step = network.Add(new Population
        {
            Name = "step", Size = 1, Model = ModelLibrary.Get("dc"), Parameters = ParameterSet.Of(("amplitude", Current), ("start", Start), ("stop", Stop)),
        });
        network.Connect(step, neuron, new AllToAll(), 1, network.TimeStep, input);
        string potential = Chosen.Potential;
        ImmutableArray<StateDefinition> states =
            [.. ModelCompiler.Compile(Chosen.Model).States.Where(state => !state.Variable.Name.StartsWith('_')).OrderBy(state => state.Variable.Name != potential)];
        return new Circuit
        {
            Network = network,
            Populations = [new(network.RecordSpikes(neuron), Chosen.Model.Name, Hue.Neutral, "")],
            Traces =
            [
                new(network.RecordStates(neuron, [.. states.Select(state => state.Variable.Name)], [0]), Chosen.Model.Name, Hue.Neutral,
                    [.. states.Select(state => CustomaryUnits.Symbol(state.Variable.Dimension))]),
            ],
        };
    }

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks() => [Describe().Network];

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        CircuitRecording recording = await SimulateAsync(Describe(), "", progress, cancellation).ConfigureAwait(false);
        var result = new ExperimentResult
        {
            Experiment = Name,
            Completed = recording.Run.Completed,
            Facts = Facts(recording),
            Files = recording.Files,
            Warnings = CircuitResults.Warnings([recording]),
            Problems = CircuitResults.Problems([recording]),
        };
        return Reported(result, () => NeuronReport.Of(this, Chosen, recording, result), progress);
    }

    private ImmutableArray<Fact> Facts(CircuitRecording recording)
    {
        SpikeTrain spikes = recording.Spikes[0].TrainOf(0);
        string name = Chosen.Potential;
        double[] potential = recording.States[0].Trace(0, name);
        double[] during = [.. spikes.Times_ms.Where(time => time > Start.Milliseconds && time <= Stop.Milliseconds)];
        double length_ms = Math.Min(Stop.Milliseconds, recording.Run.End.Milliseconds) - Start.Milliseconds;
        string times = string.Join(' ', spikes.Times_ms.Take(SpikesShown).Select(time => time.ToString(CultureInfo.InvariantCulture)));
        return
        [
            new("model", Chosen.Model.Name),
            new("current", Current.ToString()),
            new("spikes", spikes.Times_ms.Length),
            new("spikes during the step", during.Length),
            new("rate during the step", length_ms > 0 ? 1000 * during.Length / length_ms : double.NaN, "Hz"),
            new("first spike", during.Length > 0 ? during[0] : double.NaN, "ms"),
            new("spike times (ms)", spikes.Times_ms.Length > SpikesShown ? times + " ..." : times),
            new($"lowest {name}", potential.DefaultIfEmpty(double.NaN).Min(), "mV"),
            new($"highest {name}", potential.DefaultIfEmpty(double.NaN).Max(), "mV"),
        ];
    }

    private static ExperimentOption Option(string name, string value, string description, string @default, Func<NeuronExperiment, string, NeuronExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);
}
