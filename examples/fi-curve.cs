#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Rates of several models by constant current.
using Glia.Gallery.Results;
using Glia.Gallery.SingleNeuron;
using static Glia.Quantities.Units;

string[] models = ["iaf_psc_exp", "aeif_cond_exp", "hh_psc_alpha", "izhikevich"];
foreach (string model in models)
{
    var experiment = new FiCurveExperiment { Neuron = NeuronChoice.Of(model), To = model == "izhikevich" ? 20 * pA : 1000 * pA, Points = 11, Duration = 500 * ms };
    ExperimentResult result = await experiment.RunAsync();
    IEnumerable<double> rates = result.Table is { } table ? table.Rows.Select(row => (double)row[1]) : result.Comparisons.Select(comparison => comparison.Measured);
    Console.WriteLine($"{model,-15} {string.Join(' ', rates.Select(rate => $"{rate,6:F1}"))} Hz at 0 to {experiment.To}");
}
