using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Pictures;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Simulation;

namespace Glia.Gallery.StdpDigits;

/// <summary>Digits learned without labels by spike-timing-dependent plasticity and competition: the network of Diehl and Cook (2015).</summary>
public sealed record StdpDigitsExperiment : Experiment
{
    /// <summary>Number of excitatory cells, and of inhibitory ones.</summary>
    public int Size { get; init; } = 100;

    /// <summary>Folder with the files of MNIST; null for generated digits.</summary>
    public string? Data { get; init; }

    /// <summary>Images of a pass; null for all.</summary>
    public int? Train { get; init; }

    /// <summary>How often the images are gone through; null for as often as for the published network of that size, once for generated digits.</summary>
    public int? Passes { get; init; }

    /// <summary>Images of the training set by which the cells get their classes; null for all of MNIST, a thousand generated ones.</summary>
    public int? Label { get; init; }

    /// <summary>Images of the test set; null for all.</summary>
    public int? Test { get; init; }

    /// <summary>Worker threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of every random number, that of generated digits included.</summary>
    public ulong Seed { get; init; } = 1;

    /// <inheritdoc/>
    public override string Name => "stdp-digits";

    /// <inheritdoc/>
    public override string Summary => "Handwritten digits learned without labels by spike timing and competition (Diehl and Cook 2015)";

    /// <inheritdoc/>
    public override string Description =>
        """
        784 pixels, as Poisson sources, excite a sheet of cells through plastic synapses (triplet STDP). Each cell that fires silences all others through an inhibitory partner, and its
        threshold rises a little, so that all cells get their turn; each comes to stand for one way to write a digit. An image is shown for 350 ms, again and more strongly when fewer than
        five spikes answer it. After learning everything is frozen: images of the training set name the cells, images of the test set are told by the digit whose cells fire most.

        The four original files of MNIST are read from --data. Without, the program draws digits of its own; their figures are not comparable with published ones.
        Published test accuracies: 82.9 % with 100 cells, 87.0 % with 400 (3 passes), 91.9 % with 1600 (7 passes).
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
        ["Diehl and Cook 2015, Frontiers in Computational Neuroscience 9:99 (network, rule, protocol, accuracies)", "LeCun, Cortes and Burges, The MNIST database of handwritten digits (images)"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run stdp-digits", "glia run stdp-digits --data ~/mnist", "glia run stdp-digits --data ~/mnist --size 400 --checkpoint-every 1000s", "glia run stdp-digits --data ~/mnist --train 10000 --label 10000 --test 1000 --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        Option("size", "CELLS", "Excitatory cells: 100, 400 and 1600 have published accuracies", "100", static (e, text) => e with { Size = OptionText.Count("--size", text, 2) }),
        Option("data", "FOLDER", "Folder with the four files of MNIST", "generated digits", static (e, text) => e with { Data = OptionText.Folder("--data", text) }),
        Option("train", "IMAGES", "Images of a pass", "all, 3000 generated ones", static (e, text) => e with { Train = OptionText.Count("--train", text) }),
        Option("passes", "N", "How often the images are gone through", "as published for that size", static (e, text) => e with { Passes = OptionText.Count("--passes", text) }),
        Option("label", "IMAGES", "Images of the training set that name the cells", "all, 1000 generated ones", static (e, text) => e with { Label = OptionText.Count("--label", text) }),
        Option("test", "IMAGES", "Images of the test set", "all, 1000 generated ones", static (e, text) => e with { Test = OptionText.Count("--test", text) }),
        Option("threads", "N", "Worker threads; results do not depend on it", "all processors", static (e, text) => e with { Threads = OptionText.Count("--threads", text) }),
        Option("seed", "N", "Seed of every random number", "1", static (e, text) => e with { Seed = OptionText.Seed("--seed", text) }),
        CheckpointOption.Every,
        Option("out", "DIR", "Folder of the files written", $"results/{Name}", static (e, text) => e with { OutputDirectory = OptionText.Folder("--out", text) }),
    ];

    /// <summary>Describes the network.</summary>
    /// <param name="pixels">Pixels of an image.</param>
    public DigitNetwork Describe(int pixels) => DigitNetwork.Describe(pixels, Size, Seed);

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report(new ExperimentProgress("read", double.NaN));
        DigitSets sets = DigitSets.Of(this);
        progress?.Report(new ExperimentProgress("build", double.NaN));
        DigitNetwork network = Describe(sets.Train.Width * sets.Train.Height);
        CheckpointKeeper keeper = CheckpointKeeper.For(this);
        DigitOutcome outcome;
        Simulation.Simulation simulation = await keeper.OpenAsync(network.Network, new SimulationOptions { Threads = Threads }, null, cancellation).ConfigureAwait(false);
        using (simulation)
        {
            DigitState state = keeper.Stage.IsEmpty ? new DigitState(Size, sets.Train.Classes) : DigitState.FromBytes(keeper.Stage.AsSpan(), Size, sets.Train.Classes);
            outcome = await new DigitTrial(simulation, network, sets, state, keeper).RunAsync(progress, cancellation).ConfigureAwait(false);
        }

        ExperimentResult result = ResultOf(sets, outcome);
        return Reported(Pictured(result, sets, outcome), () => DigitReport.Of(this, sets, outcome, result), progress);
    }

    private ExperimentResult ResultOf(DigitSets sets, DigitOutcome outcome) => new()
    {
        Experiment = Name,
        Completed = outcome.Completed,
        Comparisons = outcome.Completed && sets.AsPublished && PublishedAccuracy.Of(Size, outcome.Confusion.Accuracy) is { } comparison ? [comparison] : [],
        Table = outcome.Curve.IsEmpty ? null : new ResultTable(["images shown", "told right (%)"], [.. outcome.Curve.Select(point => ImmutableArray.Create<object>(point.Images, Math.Round(100 * point.Accuracy, 2)))]),
        Notes = sets.AsPublished ? [] : [$"Not compared with the published accuracy, which is for all images of MNIST, {(Data is null ? "not for generated digits" : "shown as often as in the paper")}."],
        Facts =
        [
            new("images", sets.Train.Name),
            new("cells", Size),
            new("test accuracy", Math.Round(100 * outcome.Confusion.Accuracy, 2), "%"),
            new("images shown", outcome.Images),
            new("presentations", outcome.Totals.Presentations),
            new("examples per second", Math.Round(outcome.ImagesPerSecond, 1)),
            new("times real time", Math.Round(outcome.Speed, 1)),
            new("simulated", outcome.Totals.Simulated_s, "s"),
            new("run", Math.Round(outcome.Totals.Wall_s, 3), "s"),
            new("synapses", outcome.Build.Synapses),
            new("synaptic events", outcome.Totals.SynapticEvents),
            new("threads", outcome.Build.Threads),
        ],
        Warnings = outcome.Build.Warnings,
    };

    /// <summary>Writes the weights as a picture, when files are wanted.</summary>
    private ExperimentResult Pictured(ExperimentResult result, DigitSets sets, DigitOutcome outcome)
    {
        if (OutputDirectory is null) return result;
        string path = Path.GetFullPath(Path.Combine(OutputDirectory, "weights.png"));
        try
        {
            Directory.CreateDirectory(OutputDirectory);
            File.WriteAllBytes(path, PngFile.Encode(DigitReport.Picture(outcome, sets.Train.Width)));
            return result with { Files = [.. result.Files, path] };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return result with { Problems = [.. result.Problems, Finding.Error($"picture '{path}'", $"cannot be written: {problem.Message} Choose a directory that can be written to.")] };
        }
    }

    private static ExperimentOption Option(string name, string value, string description, string @default, Func<StdpDigitsExperiment, string, StdpDigitsExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);
}
