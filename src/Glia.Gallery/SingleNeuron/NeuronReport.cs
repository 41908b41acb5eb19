using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Reports;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Spikes;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.SingleNeuron;

/// <summary>Reports of single-neuron experiments.</summary>
internal static class NeuronReport
{
    private static readonly Hue[] s_hues = [Hue.Neutral, Hue.Excitatory, Hue.Inhibitory, Hue.Purple, Hue.Orange, Hue.Sky];

    /// <summary>Potential, other states and the injected current over time.</summary>
    public static Report Of(NeuronExperiment experiment, NeuronChoice neuron, CircuitRecording recording, ExperimentResult result) => new(neuron.Model.Name)
    {
        Lead = $"{neuron.Model.Summary}. A current of {experiment.Current} from {experiment.Start} to {experiment.Stop}.",
        Highlights = [.. result.Facts.Where(fact => fact.Name is "spikes" or "rate during the step" or "first spike").Select(Shown)],
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            new ReportSection("Response", [new Figure("States over time", new TraceChart(Rows(experiment, recording)))]),
            Model(neuron),
        ],
    };

    /// <summary>Rate over current.</summary>
    public static Report OfCurve(
        NeuronChoice neuron, ImmutableArray<Current> currents, double[] rates, LeakyIntegrator? closedForm, CircuitRecording recording, ExperimentResult result)
    {
        ImmutableArray<double> x = [.. currents.Select(current => current.Internal)];
        var measured = new Curve(closedForm is null ? "" : "simulated", Hue.Excitatory, x, [.. rates]) { Style = CurveStyle.Marked };
        ImmutableArray<Curve> curves = closedForm is null
            ? [measured]
            : [measured, new Curve("closed form", Hue.Neutral, x, [.. currents.Select(closedForm.Rate_Hz)]) { Style = CurveStyle.Dashed }];
        return new Report($"Rate of {neuron.Model.Name} by current")
        {
            Lead = string.Create(CultureInfo.InvariantCulture, $"{neuron.Model.Summary}. Spikes counted over {recording.Window_ms:0.###} ms for each of {currents.Length} constant currents."),
            Notice = CircuitReport.Notice(result),
            Sections =
            [
                new ReportSection("Rate by current", [new Figure("f-I curve", new LineChart(new Axis("Current", "pA"), new Axis("Rate", "Hz") { Low = 0 }, curves))]),
                Model(neuron),
            ],
        };
    }

    private static ImmutableArray<TraceRow> Rows(NeuronExperiment experiment, CircuitRecording recording)
    {
        StateData states = recording.States[0];
        ImmutableArray<double> times = [.. states.Times_ms()];
        ImmutableArray<double> spikes = recording.Spikes[0].TrainOf(0).Times_ms;
        double start = experiment.Start.Milliseconds, stop = experiment.Stop.Milliseconds;
        return
        [
            .. states.Variables.Where((name, k) => k == 0 || Varies(states.Trace(0, name))).Select((name, k) => new TraceRow(
                new Axis(name, recording.Circuit.Traces[0].Units[states.Variables.IndexOf(name)]),
                [new Curve("", s_hues[k % s_hues.Length], times, [.. states.Trace(0, name)])]) { Spikes_ms = k == 0 ? spikes : [] }),
            new TraceRow(new Axis("I", "pA"),
                [new Curve("", Hue.Stimulus, times, [.. times.Select(time => time > start && time <= stop ? experiment.Current.Internal : 0)])]) { Label = "injected" },
        ];
    }

    /// <summary>Synaptic variables without input stay where they are and are not worth a row.</summary>
    private static bool Varies(double[] values) => values.Length > 0 && values.Max() > values.Min();

    private static ReportSection Model(NeuronChoice neuron)
    {
        UpdateProgram program = ModelCompiler.Compile(neuron.Model);
        return new ReportSection("Model",
        [
            new FactList("Parameters", [.. program.Parameters.Select(parameter => new Fact(parameter.Variable.Name, Value(neuron, parameter)))]),
            new FactList("Integration", [.. program.Integration.Select(note => new Fact(string.Join(", ", note.Variables), $"{note.Method}: {note.Reason}"))]),
        ]);
    }

    private static string Value(NeuronChoice neuron, ParameterDefinition parameter) =>
        neuron.Parameters.TryGetValue(parameter.Variable.Name, out Networks.ParameterValue? given) && given is Networks.DistributedValue { Distribution: Networks.ConstantDistribution constant }
            ? constant.Value.ToString()
            : new Quantity(parameter.Default, parameter.Variable.Dimension).ToString();

    private static Fact Shown(Results.Fact fact) => new(fact.Name, string.Create(CultureInfo.InvariantCulture, $"{fact.Value}") + (fact.Unit.Length > 0 ? " " + fact.Unit : ""));
}
