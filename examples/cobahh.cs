#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Hodgkin-Huxley neurons with conductance-based synapses: a benchmark of Brette et al. (2007).
using Glia.Gallery.Results;
using Glia.Gallery.VogelsAbbott;
using static Glia.Quantities.Units;

ExperimentResult result = await new CobaHhExperiment { Duration = 500 * ms }.RunAsync();
foreach (var row in result.Table!.Rows) Console.WriteLine($"{row[0]}: {row[2]:F1} Hz, CV {row[3]:F2}");
foreach (Fact fact in result.Facts) Console.WriteLine($"{fact.Name}: {fact.Value} {fact.Unit}");
