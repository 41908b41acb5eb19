using System.Collections.Immutable;
using Glia.Analysis.Reports;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;

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

    /// <summary>Whether it saves its state on the way, and from what state it goes on; null for neither. Experiments without an option for it take no notice.</summary>
    public Checkpointing? Checkpoints { get; init; }

    /// <summary>The experiment with one of its settings changed, by the name of an <see cref="ExperimentOption"/>; switches take <c>on</c> and <c>off</c>.</summary>
    /// <exception cref="GliaException">There is no such setting, or it cannot have the value.</exception>
    public virtual Experiment Set(string name, string value)
    {
        if (Options.FirstOrDefault(option => option.Name == name) is { } option)
            return !option.IsSwitch ? option.Apply(this, value) : OptionText.Switch(name, value) ? option.Apply(this, "") : this;
        // Experiments on a single neuron take the parameters of its model by name.
        if (Options.FirstOrDefault(option => option.Name == "set") is { } parameters) return parameters.Apply(this, $"{name}={value}");
        throw new GliaException($"{Name}, {name}",
            $"is no option of this experiment.{Suggestion.For(name, Options.Select(option => option.Name))} It has {string.Join(", ", Options.Select(option => option.Name))}.");
    }

    /// <summary>The networks that a run simulates, one after the other, described anew; empty when that cannot be told beforehand.</summary>
    /// <exception cref="GliaException">The settings cannot be used.</exception>
    protected internal virtual ImmutableArray<Network> DescribeNetworks() => [];

    /// <summary>How the networks are simulated.</summary>
    internal virtual Simulation.SimulationOptions SimulationOptions => new();

    /// <summary>Biological time of which recordings are kept in memory.</summary>
    internal virtual Quantities.Time Recorded => default;

    /// <summary>Name in the titles of reports: that of the experiment, or of the user's own network.</summary>
    internal virtual string Subject => Name;

    /// <summary>The experiment with what all of many runs have in common done beforehand.</summary>
    internal virtual Experiment ForMany() => this;

    /// <summary>What is run in the end, for an experiment that has to read first what it is.</summary>
    internal virtual Experiment Prepared() => this;

    /// <summary>The experiment as one of many.</summary>
    internal virtual Experiment Hosted(CircuitHost host) => this with { OutputDirectory = host.OutputDirectory };

    /// <summary>Runs it.</summary>
    /// <param name="progress">Receives phases and their progress.</param>
    /// <param name="cancellation">Stops the run; what was simulated until then is kept and the result marked partial.</param>
    /// <exception cref="GliaException">The settings cannot be used.</exception>
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
