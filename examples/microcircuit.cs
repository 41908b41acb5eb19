#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// The cortical microcircuit of Potjans and Diesmann (2014) at a tenth of its size, compared with published rates.
using Glia.Gallery.Microcircuit;
using Glia.Gallery.Results;
using static Glia.Quantities.Units;

var experiment = new MicrocircuitExperiment { Scale = 0.1, Duration = 1 * s, OutputDirectory = "results/microcircuit" };
ExperimentResult result = await experiment.RunAsync();

foreach (Comparison comparison in result.Comparisons)
    Console.WriteLine($"{comparison.Subject,-5} {comparison.Measured,7:F2} Hz, published {comparison.Published,5:F2} Hz, {(comparison.Agrees ? "agrees" : "differs")}");
foreach (Fact fact in result.Facts) Console.WriteLine($"{fact.Name}: {fact.Value} {fact.Unit}");
Console.WriteLine($"report: {result.Files[^1]}");
