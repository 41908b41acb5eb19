#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Benchmark 3 of Brette et al. (2007), Hodgkin-Huxley neurons with conductance-based synapses, and the model's compiled step.
//   dotnet run examples/cobahh.cs
using Glia.Equations;
using Glia.Equations.Printing;
using Glia.Gallery.Results;
using Glia.Gallery.VogelsAbbott;
using static Glia.Quantities.Units;

var experiment = new CobaHhExperiment { Duration = 500 * ms, Transient = 200 * ms };

// What the equations of the excitatory neurons become, once per model: the same text that 'glia model show' prints.
Console.WriteLine(ProgramText.Of(ModelCompiler.Compile(experiment.Describe().Network.Populations[0].Model)));

ExperimentResult result = await experiment.RunAsync();
foreach (Fact fact in result.Facts) Console.WriteLine($"{fact.Name,-16} {fact.Value} {fact.Unit}");
foreach (Comparison c in result.Comparisons)
    Console.WriteLine($"{c.Measure} {c.Measured:F1} {c.Unit}, expected {c.Low:F1} to {c.High:F1} ({c.Source})");
return result.Completed ? 0 : 1;
