using Glia.Data.Datasets;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Results;
using Glia.Gallery.StdpDigits;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Simulation.Saving;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.StdpDigits;

public sealed class StdpDigitsExperimentTests
{
    private static readonly StdpDigitsExperiment s_small = new() { Size = 10, Train = 12, Label = 4, Test = 4, Threads = 1, Seed = 2 };

    [Fact]
    public void Network_is_sound_and_has_every_synapse_of_the_paper()
    {
        DigitNetwork network = new StdpDigitsExperiment { Size = 400 }.Describe(784);
        Assert.Empty(NetworkValidator.Validate(network.Network));
        Assert.Equal([784, 400, 400], network.Network.Populations.Select(population => population.Size));
        Assert.Equal(1, network.Network.Projections.Count(projection => projection.Synapse is not null));
    }

    [Fact]
    public async Task Images_are_learned_labelled_and_told()
    {
        using var folder = new TemporaryFolder();
        ExperimentResult result = await (s_small with { OutputDirectory = folder.Path }).RunAsync();
        Assert.True(result.Completed);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Problems);
        Assert.Equal(20, Fact("images shown"));
        Assert.InRange((int)Fact("presentations"), 20, 60);
        Assert.InRange((double)Fact("test accuracy"), 0, 100);
        Assert.Empty(result.Comparisons);
        Assert.Equal(["report.html", "weights.png"], result.Files.Select(Path.GetFileName).Order());
        string report = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"));
        Assert.Contains("data:image/png;base64,", report, StringComparison.Ordinal);
        Assert.Contains("What was taken for what", report, StringComparison.Ordinal);

        object Fact(string name) => result.Facts.Single(fact => fact.Name == name).Value;
    }

    [Fact]
    public async Task Results_are_the_same_for_any_number_of_threads()
    {
        using TemporaryFolder one = new(), two = new();
        ExperimentResult single = await (s_small with { OutputDirectory = one.Path }).RunAsync();
        ExperimentResult threads = await (s_small with { OutputDirectory = two.Path, Threads = 2 }).RunAsync();
        Assert.Equal(single.Table!.Rows.SelectMany(row => row), threads.Table!.Rows.SelectMany(row => row));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(one.Path, "weights.png")), await File.ReadAllBytesAsync(Path.Combine(two.Path, "weights.png")));
    }

    [Fact]
    public async Task Stopped_run_reports_what_was_shown()
    {
        using var stop = new CancellationTokenSource();
        // Not after a time but after the first image, which every machine comes to.
        var progress = new Told(now =>
        {
            if (now.Phase == "label") stop.Cancel();
        });
        ExperimentResult result = await s_small.RunAsync(progress, stop.Token);
        Assert.False(result.Completed);
        Assert.Empty(result.Comparisons);
        Assert.InRange((int)result.Facts.Single(fact => fact.Name == "images shown").Value, 12, 16);
    }

    [Fact]
    public async Task Resumed_run_ends_as_one_that_was_never_stopped()
    {
        using TemporaryFolder whole = new(), stopped = new();
        ExperimentResult expected = await (s_small with { OutputDirectory = whole.Path }).RunAsync();

        var checkpointed = s_small with { OutputDirectory = stopped.Path, Checkpoints = new Checkpointing { Every = 2 * s } };
        using var stop = new CancellationTokenSource();
        await checkpointed.RunAsync(new Told(now =>
        {
            if (now.Phase == "label") stop.Cancel();
        }), stop.Token);
        string[] files = Directory.GetFiles(stopped.Path, "checkpoint-*");
        Assert.InRange(files.Length, 1, 2);
        string latest = files.MaxBy(file => Checkpoint.Read(file).Time.Milliseconds)!;
        ExperimentResult resumed = await (checkpointed with { Threads = 2, Checkpoints = checkpointed.Checkpoints! with { ResumeFrom = latest } }).RunAsync();

        Assert.True(resumed.Completed);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(whole.Path, "weights.png")), await File.ReadAllBytesAsync(Path.Combine(stopped.Path, "weights.png")));
        foreach (string name in (string[])["images shown", "presentations", "test accuracy", "simulated"])
            Assert.Equal(expected.Facts.Single(fact => fact.Name == name).Value, resumed.Facts.Single(fact => fact.Name == name).Value);
    }

    [Fact]
    public async Task Folder_without_the_files_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("train-images-idx3-ubyte", (await Assert.ThrowsAsync<GliaException>(() => (s_small with { Data = folder.Path }).RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_images_than_there_are_are_refused()
    {
        LabelledImages images = GlyphDigits.Draw(1, DatasetSplit.Test, 3);
        DigitSets.Limit("--test", null, images);
        DigitSets.Limit("--test", 3, images);
        Assert.Contains("--test: asks for 4 images, but glyph-digits has 3", Assert.Throws<GliaException>(() => DigitSets.Limit("--test", 4, images)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 2500)]
    [InlineData(400, 10_000)]
    [InlineData(1600, 10_000)]
    public void Thresholds_of_few_cells_decay_faster_so_that_enough_spikes_stay(int size, double seconds) =>
        Assert.Equal(1000 * seconds, DigitNetwork.ThresholdDecay(size).Milliseconds, 1e-6);

    [Theory]
    [InlineData(100, 0.829, true)]
    [InlineData(100, 0.8191, true)]
    [InlineData(100, 0.8189, false)]
    [InlineData(400, 0.90, true)]
    [InlineData(1600, 0.90, false)]
    public void Accuracy_agrees_when_it_is_at_most_a_point_below_the_published(int size, double accuracy, bool agrees) =>
        Assert.Equal(agrees, PublishedAccuracy.Of(size, accuracy)!.Agrees);

    [Fact]
    public void Sizes_without_a_published_accuracy_are_not_compared() => Assert.Null(PublishedAccuracy.Of(99, 1));

    private sealed class Told(Action<ExperimentProgress> told) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => told(value);
    }
}
