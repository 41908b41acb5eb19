using System.Collections.Immutable;
using Glia.Errors;
using Glia.Gallery.Options;
using Glia.Gallery.Results;

namespace Glia.Gallery.NetworkFiles;

/// <summary>A network of the user's own, described in a YAML file.</summary>
public sealed record NetworkFileExperiment : Experiment
{
    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <inheritdoc/>
    public override string Name => "network file";

    /// <inheritdoc/>
    public override string Summary => "A network described in a YAML file.";

    /// <inheritdoc/>
    public override string Description => "The file names populations, projections, recorders and, if wanted, models with their equations; see docs/network-file.md.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples => ["glia run microcircuit", "glia run my-network.yaml --duration 500ms --out results"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options { get; } =
    [
        ExperimentOption.For<NetworkFileExperiment>("file", "FILE", "A network file (YAML)", "", static (e, text) => e with { Path = text }) with { IsArgument = true },
    ];

    /// <summary>Whether a text is meant as the name of an experiment: no file, and not spelt like one.</summary>
    public static bool LooksLikeName(string text) => !File.Exists(text) && !text.Contains('.') && !text.Contains('/') && !text.Contains('\\');

    /// <summary>What to say of a name that is no experiment.</summary>
    public static GliaException UnknownName(string name) => new("glia run",
        $"there is no experiment or file '{name}'.{Suggestion.For(name, ExperimentCatalog.All.Select(experiment => experiment.Name))} 'glia list' shows the experiments.");

    /// <inheritdoc/>
    public override Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default) =>
        throw UnknownName(Path);
}
