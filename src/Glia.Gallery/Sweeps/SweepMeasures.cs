using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;

namespace Glia.Gallery.Sweeps;

/// <summary>Turns what a run gave into numbers with names of columns.</summary>
internal static class SweepMeasures
{
    /// <summary>Wall time of a run, building included.</summary>
    public const string Wall = "wall_s";

    /// <summary>The measures of populations, in the order in which they are charted.</summary>
    public static ImmutableArray<(string Suffix, string Title, string Unit)> OfPopulations { get; } =
        [("rate_Hz", "Mean rate", "Hz"), ("cv", "CV of inter-spike intervals", ""), ("correlation", "Pairwise correlation", ""), ("synchrony", "Variance over mean of the population count", "")];

    /// <summary>Facts about the process, which its other runs share.</summary>
    private static readonly ImmutableArray<string> s_notOfTheRun = ["threads", "peak memory"];

    /// <summary>The measures of a circuit's populations.</summary>
    /// <param name="label">Label of the circuit within the experiment; empty for the only one.</param>
    /// <param name="recording">What was observed.</param>
    public static IEnumerable<SweepMeasure> Of(string label, CircuitRecording recording)
    {
        string prefix = label.Length > 0 ? label + "." : "";
        var names = new Dictionary<string, int>();
        foreach (CircuitMeasures measures in recording.Spikes.Select(CircuitMeasures.Of))
        {
            // A population may have two recorders.
            int number = names[measures.Population] = names.GetValueOrDefault(measures.Population) + 1;
            string population = number == 1 ? prefix + measures.Population : $"{prefix}{measures.Population}-{number}";
            double[] values = [measures.Rate_Hz, measures.Variation, measures.Correlation, measures.Synchrony];
            for (int k = 0; k < values.Length; k++) yield return new SweepMeasure($"{population}.{OfPopulations[k].Suffix}", values[k]);
        }
    }

    /// <summary>The numbers of a result: compared values and facts.</summary>
    public static IEnumerable<SweepMeasure> Of(ExperimentResult result) =>
    [
        .. result.Comparisons.Select(comparison => new SweepMeasure(Name($"{comparison.Subject}.{comparison.Measure}", comparison.Unit), comparison.Measured)),
        .. result.Facts.Where(fact => !s_notOfTheRun.Contains(fact.Name)).Select(fact => (fact, Number: Number(fact.Value))).Where(pair => pair.Number is not null)
            .Select(pair => new SweepMeasure(Name(pair.fact.Name, pair.fact.Unit), pair.Number!.Value)),
    ];

    /// <summary>Whether a column is a value that an experiment compares with an expected one: it has a subject, and is none of the measures of populations.</summary>
    public static bool IsCompared(string column) => column.Contains('.') && !OfPopulations.Any(measure => column.EndsWith("." + measure.Suffix, StringComparison.Ordinal));

    /// <summary>A name for a column, of characters that need no quotes in any program: <c>real-time_factor</c>, <c>assemblies.recalled_50_cued</c>.</summary>
    private static string Name(string name, string unit)
    {
        string text = unit.Length == 0 || unit.Contains(' ') ? name : $"{name}_{unit}";
        char[] kept = [.. text.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' ? c : '_')];
        return string.Join('_', new string(kept).Split('_', StringSplitOptions.RemoveEmptyEntries));
    }

    private static double? Number(object value) => value switch
    {
        double number => number,
        float number => number,
        int number => number,
        long number => number,
        ulong number => number,
        bool flag => flag ? 1 : 0,
        _ => null,
    };
}
