#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// The cortical microcircuit of Potjans and Diesmann (2014), beside published rates.
//   dotnet run examples/microcircuit.cs                    a tenth of the neurons, one second
//   dotnet run examples/microcircuit.cs -- 1 10            full scale (leave 3 GB of memory free), ten seconds
using System.Globalization;
using Glia.Gallery;
using Glia.Gallery.Microcircuit;
using Glia.Gallery.Results;
using static Glia.Quantities.Units;

double Argument(int place, double otherwise) => args.Length > place ? double.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

var experiment = new MicrocircuitExperiment { Scale = Argument(0, 0.1), Duration = Argument(1, 1) * s };
string phase = "";
var progress = new Progress<ExperimentProgress>(now =>
{
    if (now.Phase != phase) Console.Error.WriteLine(phase = now.Phase);
});
ExperimentResult result = await experiment.RunAsync(progress);

foreach (Fact fact in result.Facts) Console.WriteLine($"{fact.Name,-16} {fact.Value} {fact.Unit}");
Console.WriteLine();
foreach (Comparison c in result.Comparisons)
    Console.WriteLine($"{c.Subject,-5} {c.Measure,-12} {c.Measured,8:F3} {c.Unit,-3} published {c.Published,7:F3}  {(c.Agrees ? "agrees" : "differs")}");
foreach (string note in result.Notes) Console.WriteLine(note);
return result.Agrees == true ? 0 : 1;
