#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Digits learned without labels: the network of Diehl and Cook (2015) on digits that the program draws itself, or on MNIST.
//   dotnet run examples/stdp-digits.cs                     30 cells, 300 images, some seconds
//   dotnet run examples/stdp-digits.cs -- 100 ~/mnist      100 cells, all of MNIST
using System.Globalization;
using Glia.Gallery;
using Glia.Gallery.Results;
using Glia.Gallery.StdpDigits;

int size = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
StdpDigitsExperiment experiment = args.Length > 1
    ? new() { Size = size, Data = args[1], OutputDirectory = "results/stdp-digits" }
    : new() { Size = size, Train = 300, Label = 200, Test = 100, OutputDirectory = "results/stdp-digits" };
string phase = "";
var progress = new Progress<ExperimentProgress>(now =>
{
    if (now.Phase != phase) Console.Error.WriteLine(phase = now.Phase);
});
ExperimentResult result = await experiment.RunAsync(progress);

foreach (Fact fact in result.Facts) Console.WriteLine($"{fact.Name,-20} {fact.Value} {fact.Unit}");
foreach (string file in result.Files) Console.WriteLine(file);
