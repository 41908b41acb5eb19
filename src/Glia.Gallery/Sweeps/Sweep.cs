using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;

namespace Glia.Gallery.Sweeps;

/// <summary>Many runs of an experiment or a network file that differ in some values, with the results in one table.</summary>
/// <remarks>
/// Runs go on side by side. What does not change is not built again: models are compiled once, and networks that differ in nothing but parameters and initial values of
/// neurons share their synapses. A run in a sweep gives the same bits as the run by itself.
/// With an <see cref="OutputDirectory"/> every finished run is a line of its <c>sweep.csv</c> at once; the same sweep in the same folder goes on where it was stopped.
/// </remarks>
/// <example>
/// <code>
/// var sweep = new Sweep(new BrunelExperiment { Scale = 0.1 }, SweepAxis.Parse("g=3..6:0.5"), SweepAxis.Parse("eta=1,2,4")) { OutputDirectory = "results/states" };
/// SweepResult result = await sweep.RunAsync();
/// double rate_Hz = result.Rows[0]["E.rate_Hz"];
/// </code>
/// </example>
public sealed record Sweep
{
    /// <summary>Most runs of one sweep.</summary>
    public const int MostRuns = 10_000;

    /// <summary>A sweep of an experiment over the values of some axes.</summary>
    public Sweep(Experiment experiment, params ImmutableArray<SweepAxis> axes) => (Experiment, Axes) = (experiment, axes);

    /// <summary>The experiment, with the settings that all runs have in common.</summary>
    public Experiment Experiment { get; }

    /// <summary>What is varied. An axis with one value is a setting.</summary>
    public ImmutableArray<SweepAxis> Axes { get; }

    /// <summary>The k-th values of all axes belong together, instead of every value with every other.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Runs side by side; null for as many as processors and memory allow.</summary>
    public int? Jobs { get; init; }

    /// <summary>Worker threads of each run.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Folder of the table and the report; null writes nothing.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Whether each run writes its recordings and its report as well, to <c>runs/NUMBER</c> in the folder.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>The combinations of values, in order.</summary>
    /// <exception cref="GliaException">There are none or too many, or axes cannot be paired; carries everything found.</exception>
    public ImmutableArray<SweepPoint> Points()
    {
        List<Finding> findings = [.. AxisFindings()];
        if (findings.Count > 0) throw new GliaException(findings);
        int count = IsPaired ? Axes.Max(axis => axis.Values.Length) : Axes.Aggregate(1, (product, axis) => product * axis.Values.Length);
        return [.. Enumerable.Range(0, count).Select(PointAt)];
    }

    /// <summary>Runs what has not been run yet.</summary>
    /// <param name="progress">Told how many runs are done.</param>
    /// <param name="cancellation">Stops; runs that are going on are given up, those that have ended are in the table.</param>
    /// <exception cref="GliaException">The sweep cannot be run as described, or its folder holds another one; carries everything found.</exception>
    public Task<SweepResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default) =>
        new SweepRunner(this).RunAsync(progress, cancellation);

    private SweepPoint PointAt(int index)
    {
        var values = new string[Axes.Length];
        int rest = index;
        for (int axis = Axes.Length - 1; axis >= 0; axis--)
        {
            int length = Axes[axis].Values.Length;
            values[axis] = Axes[axis].Values[IsPaired ? Math.Min(index, length - 1) : rest % length];
            rest /= length;
        }

        return new SweepPoint(index + 1, [.. values]);
    }

    private IEnumerable<Finding> AxisFindings()
    {
        if (Axes.IsEmpty) yield return Finding.Error("sweep", "varies nothing. Say what, for example --set seed=1..8.");
        foreach (IGrouping<string, SweepAxis> path in Axes.GroupBy(axis => axis.Path).Where(path => path.Count() > 1))
            yield return Finding.Error($"--set {path.Key}", $"is given {path.Count()} times. Give all its values at once: {path.Key}={string.Join(',', path.SelectMany(axis => axis.Values).Take(4))}.");
        foreach (SweepAxis axis in Axes.Where(axis => axis.Values.IsEmpty)) yield return Finding.Error($"--set {axis.Path}", "has no values.");
        foreach (SweepAxis axis in Axes)
        {
            if (axis.Path is "out" or "threads")
                yield return Finding.Error($"--set {axis.Path}", $"is the same for all runs and changes no result. Use the option --{axis.Path} of the sweep.");
            if (axis.Path is "format") yield return Finding.Error("--set format", "changes no result. Leave it out.");
        }

        int[] lengths = [.. Axes.Select(axis => axis.Values.Length).Where(length => length > 1).Distinct()];
        if (IsPaired && lengths.Length > 1)
            yield return Finding.Error("--zip", $"pairs values, but there are {string.Join(" and ", Axes.Where(axis => axis.Varies).Select(axis => $"{axis.Values.Length} of {axis.Path}"))}. Give as many of each, or one.");
        double runs = Axes.Aggregate(1.0, (product, axis) => product * axis.Values.Length);
        if (!IsPaired && runs > MostRuns)
            yield return Finding.Error("sweep", string.Create(CultureInfo.InvariantCulture,
                $"has {runs:N0} runs ({string.Join(" × ", Axes.Where(axis => axis.Varies).Select(axis => axis.Values.Length))}), but at most {MostRuns:N0} are possible. Take larger steps, or pair values with --zip."));
        if (Threads is < 1 or > Networks.Files.SimulationSettings.MostThreads)
            yield return Finding.Error("sweep, Threads", $"is {Threads}, but must be between 1 and {Networks.Files.SimulationSettings.MostThreads}.");
        if (Jobs < 1) yield return Finding.Error("sweep, Jobs", $"is {Jobs}, but must be 1 or more.");
        if (KeepsFiles && OutputDirectory is null) yield return Finding.Error("sweep, KeepsFiles", "keeps files, but there is no folder for them. Set OutputDirectory.");
    }
}
