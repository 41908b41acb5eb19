#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// The rate of a balanced network over the strength of inhibition and the drive, runs side by side; the second sweep shares its synapses between runs.
//   dotnet run examples/sweep.cs
using System.Globalization;
using Glia.Gallery.Brunel;
using Glia.Gallery.Sweeps;
using static Glia.Quantities.Units;

var experiment = new BrunelExperiment { Scale = 0.1, Duration = 300 * ms, Transient = 200 * ms };

// Every value with every other; what has ended is in results/sweep-example/sweep.csv at once, and the same program goes on where it was stopped.
var states = new Sweep(experiment, SweepAxis.Parse("g=3..6"), SweepAxis.Parse("eta=1,2,4")) { OutputDirectory = "results/sweep-example" };
SweepResult result = await states.RunAsync();
Console.WriteLine($"rate of E (Hz), {string.Join(", ", states.Axes)}");
foreach (IGrouping<string, SweepRow> g in result.Rows.GroupBy(row => row.Point.Values[0]))
    Console.WriteLine($"g = {g.Key}: {string.Join(' ', g.Select(row => row["E.rate_Hz"].ToString("F1", CultureInfo.InvariantCulture).PadLeft(7)))}");

// The reset potential is a parameter of the neurons: nothing is drawn again for it.
SweepResult resets = await new Sweep(experiment with { Regime = "ai" }, SweepAxis.Parse("reset=0mV..10mV:2.5mV")).RunAsync();
foreach (SweepRow row in resets.Rows)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"V_reset = {row.Point.Values[0],-6} {row["E.rate_Hz"],6:F1} Hz, CV {row["E.cv"]:F2}"));
Console.WriteLine(resets.Reuse);
