namespace Glia.Cli.Benchmarks;

/// <summary>One measured figure with what it is judged by.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Unit of the figure; less is better.</param>
/// <param name="Values">The repeats.</param>
internal sealed record BenchmarkRow(string Name, string Unit, Samples Values)
{
    /// <summary>Same work by a baseline in the same run, in the same unit; null when there is none.</summary>
    public Samples? Baseline { get; init; }

    /// <summary>What the baseline is.</summary>
    public string BaselineName { get; init; } = "";

    /// <summary>What other simulators took for the same work on a machine of this kind; empty when not known.</summary>
    public string Peers { get; init; } = "";

    /// <summary>The figure to stay below; NaN when there is none.</summary>
    public double Reach { get; init; } = double.NaN;

    /// <summary>The figure aimed at; NaN when there is none.</summary>
    public double Aim { get; init; } = double.NaN;

    /// <summary>Whether reach and aim are ratios to the baseline instead of figures.</summary>
    public bool TargetsAreRatios { get; init; }

    /// <summary>Median over the baseline's median; NaN without a baseline.</summary>
    public double Ratio => Baseline is null ? double.NaN : Values.Median / Baseline.Median;

    /// <summary>The figure alone: targets and other simulators' figures are for full scale.</summary>
    public BenchmarkRow Unjudged() => this with { Reach = double.NaN, Aim = double.NaN, Peers = "" };

    /// <summary>How the median stands to the targets.</summary>
    public string Verdict
    {
        get
        {
            double judged = TargetsAreRatios ? Ratio : Values.Median;
            if (double.IsNaN(Reach) || double.IsNaN(judged)) return "";
            return judged <= Aim ? "aim reached" : judged <= Reach ? "within reach" : "SHORT";
        }
    }
}
