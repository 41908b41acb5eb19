#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// A neuron model of one's own, as text: quadratic integrate-and-fire with adaptation. It runs as fast as a built-in.
using System.Collections.Immutable;
using Glia.Equations;
using Glia.Gallery.Results;
using Glia.Gallery.SingleNeuron;
using Glia.Models;
using static Glia.Quantities.Units;

var model = new NeuronModel
{
    Name = "adaptive_quadratic",
    Summary = "Quadratic integrate-and-fire neuron with spike-frequency adaptation",
    Equations = """
        dv/dt = (a*(v - v_rest)*(v - v_crit) + R*(I - w))/tau : volt
        dw/dt = -w/tau_w                                      : amp
        I : amp (current)
        a : 1/volt (constant)
        v_rest : volt (constant)
        v_crit : volt (constant)
        R : ohm (constant)
        tau : second (constant)
        tau_w : second (constant)
        b : amp (constant)
        """,
    Threshold = "v > -30*mV",
    Reset = """
        v = -65*mV
        w += b
        """,
    Parameters = new Dictionary<string, string>
    {
        ["a"] = "0.1/mV", ["v_rest"] = "-65 mV", ["v_crit"] = "-50 mV", ["R"] = "100 Mohm", ["tau"] = "10 ms", ["tau_w"] = "100 ms", ["b"] = "20 pA",
    }.ToImmutableDictionary(),
    Initial = new Dictionary<string, string> { ["v"] = "v_rest" }.ToImmutableDictionary(),
};

// Wrong units would have been reported here, with line and column.
foreach (var note in ModelCompiler.Compile(model).Integration)
    Console.WriteLine($"{string.Join(", ", note.Variables)} by {note.Method}: {note.Reason}");

ExperimentResult curve = await new FiCurveExperiment { Neuron = new NeuronChoice(model), From = 0 * pA, To = 400 * pA, Points = 9 }.RunAsync();
foreach (var row in curve.Table!.Rows) Console.WriteLine($"{row[0],6} pA  {row[1],6:F1} Hz");
