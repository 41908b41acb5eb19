using Glia.Data.Datasets;
using Glia.Errors;

namespace Glia.Gallery.StdpDigits;

/// <summary>The images of the experiment, and how many of them are used for what.</summary>
/// <param name="Train">Images to learn and to label from.</param>
/// <param name="Test">Images to be told.</param>
internal sealed record DigitSets(LabelledImages Train, LabelledImages Test)
{
    private const int GeneratedTraining = 3000, GeneratedTest = 1000;

    /// <summary>Passes of the published networks, by size; other sizes get one.</summary>
    private static readonly Dictionary<int, int> s_passes = new() { [400] = 3, [1600] = 7 };

    /// <summary>Images of a pass.</summary>
    public required int Trained { get; init; }

    /// <summary>How often the images are gone through.</summary>
    public required int Passes { get; init; }

    /// <summary>Images of the training set by which cells are labelled.</summary>
    public required int Labelled { get; init; }

    /// <summary>Images that are told.</summary>
    public required int Tested { get; init; }

    /// <summary>Whether these are the files of MNIST, all of them, shown as often as for the published network.</summary>
    public required bool AsPublished { get; init; }

    /// <summary>Images that are shown in a stage.</summary>
    public int Images(DigitPhase phase) => phase switch { DigitPhase.Train => Trained * Passes, DigitPhase.Label => Labelled, DigitPhase.Test => Tested, _ => 0 };

    /// <summary>Reads or draws the images.</summary>
    /// <exception cref="GliaException">The folder does not hold them, or more are asked for than there are.</exception>
    public static DigitSets Of(StdpDigitsExperiment experiment)
    {
        (LabelledImages train, LabelledImages test) = experiment.Data is { } folder ? Read(folder) : Draw(experiment);
        Limit("--train", experiment.Train, train);
        Limit("--label", experiment.Label, train);
        Limit("--test", experiment.Test, test);
        bool drawn = experiment.Data is null;
        int trained = experiment.Train ?? train.Count, published = drawn ? 1 : s_passes.GetValueOrDefault(experiment.Size, 1), passes = experiment.Passes ?? published;
        int tested = experiment.Test ?? test.Count, labelled = experiment.Label ?? (drawn ? Math.Min(GeneratedTest, train.Count) : train.Count);
        return new DigitSets(train, test)
        {
            Trained = trained, Passes = passes, Labelled = labelled, Tested = tested,
            AsPublished = !drawn && trained == train.Count && passes >= published && tested == test.Count,
        };
    }

    private static (LabelledImages Train, LabelledImages Test) Read(string folder) => (Mnist.Read(folder, DatasetSplit.Train), Mnist.Read(folder, DatasetSplit.Test));

    private static (LabelledImages Train, LabelledImages Test) Draw(StdpDigitsExperiment experiment) =>
    (
        GlyphDigits.Draw(experiment.Seed, DatasetSplit.Train, Math.Max(experiment.Train ?? GeneratedTraining, experiment.Label ?? 0)),
        GlyphDigits.Draw(experiment.Seed, DatasetSplit.Test, experiment.Test ?? GeneratedTest)
    );

    /// <summary>Refuses to use more images than there are.</summary>
    internal static void Limit(string option, int? asked, LabelledImages images)
    {
        if (asked > images.Count) throw new GliaException(option, $"asks for {asked} images, but {images.Name} has {images.Count}. Ask for at most that many.");
    }
}
