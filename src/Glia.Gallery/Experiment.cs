using System.Collections.Immutable;
using Glia.Analysis.Reports;
using Glia.Errors;
using Glia.Gallery.Options;
using Glia.Gallery.Results;

namespace Glia.Gallery;

/// <summary>A brain circuit or a protocol that can be run by name: description, options, expected results with their sources.</summary>
/// <remarks>
/// Experiments are immutable records: set what differs (<c>new Microcircuit { Scale = 0.1 }</c>), then <see cref="RunAsync"/>.
/// Front ends that hold text set the same properties through <see cref="Options"/>.
/// </remarks>
public abstract record Experiment
{
    /// <summary>Name by which <c>glia run</c> knows it.</summary>
    public abstract string Name { get; }

    /// <summary>One line on what it shows.</summary>
    public abstract string Summary { get; }

    /// <summary>A paragraph on the model, what to expect and where that comes from.</summary>
    public abstract string Description { get; }

    /// <summary>Published sources of the model and of the expected results.</summary>
    public abstract ImmutableArray<string> Sources { get; }

    /// <summary>What can be set, in the order of the help text.</summary>
    public abstract ImmutableArray<ExperimentOption> Options { get; }

    /// <summary>Command lines worth trying.</summary>
    public abstract ImmutableArray<string> Examples { get; }

    /// <summary>Folder in which recordings and the report are written, made when missing; null writes nothing.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="progress">Receives phases and their progress.</param>
    /// <param name="cancellation">Stops the run; what was simulated until then is kept and the result marked partial.</param>
    /// <exception cref="Errors.GliaException">The settings cannot be used.</exception>
    public abstract Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>Writes the report beside the recordings, when files are wanted; a report that cannot be written does not take the result with it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="report">Makes the report.</param>
    /// <param name="progress">Told that the report is being written.</param>
    protected ExperimentResult Reported(ExperimentResult result, Func<Report> report, IProgress<ExperimentProgress>? progress)
    {
        if (OutputDirectory is null) return result;
        progress?.Report(new ExperimentProgress("report", double.NaN));
        string path = Path.GetFullPath(Path.Combine(OutputDirectory, "report.html"));
        try
        {
            Directory.CreateDirectory(OutputDirectory);
            report().Save(path);
            return result with { Files = [.. result.Files, path] };
        }
        catch (GliaException exception)
        {
            return result with { Problems = [.. result.Problems, .. exception.Findings] };
        }
    }
}
