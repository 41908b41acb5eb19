#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// The balanced network of Brunel (2000): one network, four states, by the strength of inhibition and of the drive.
using Glia.Gallery.Brunel;
using Glia.Gallery.Results;
using static Glia.Quantities.Units;

foreach (BrunelRegime regime in BrunelRegime.All)
{
    ExperimentResult result = await new BrunelExperiment { Regime = regime.Name, Duration = 500 * ms, Transient = 200 * ms }.RunAsync();
    var row = result.Table!.Rows[0];
    Console.WriteLine($"{regime.Title,-42} rate {row[3],6:F1} Hz, CV {row[4],5:F2}, spectral peak {row[6],5:F0} Hz");
    foreach (Comparison comparison in result.Comparisons)
        Console.WriteLine($"{"",-42} {comparison.Measure}: published {comparison.Published} {comparison.Unit}, {(comparison.Agrees ? "agrees" : "differs")}");
}
