using Glia.Errors;
using Glia.Gallery.AssociativeMemory;
using Glia.Gallery.Results;
using Glia.Networks.Validation;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.AssociativeMemory;

public sealed class AssociativeMemoryTests
{
    private static readonly AssociativeMemoryExperiment s_small = new() { Neurons = 400, Active = 20, Patterns = 3, Sequences = 1, Length = 4, Capacity = [2, 4], Threads = 1 };

    [Fact]
    public async Task A_small_network_completes_patterns_replays_a_sequence_and_reports_on_it()
    {
        using var folder = new TemporaryFolder();
        ExperimentResult result = await (s_small with { OutputDirectory = folder.Path }).RunAsync();
        Assert.True(result.Completed);
        Assert.Empty(result.Problems);
        Assert.All(result.Comparisons, comparison => Assert.True(comparison.Agrees, $"{comparison.Subject}, {comparison.Measure}: {comparison.Measured}"));
        Assert.Equal(11, result.Comparisons.Length);
        Assert.Equal([2, 4], result.Table!.Rows.Select(row => (int)row[0]));
        string report = File.ReadAllText(Path.Combine(folder.Path, "report.html"));
        Assert.Equal(2, report.Split("\"kind\":\"heatmap\"").Length - 1);
        Assert.All(["Completion", "Weights within the first sequence", "Recall from half of a pattern", "What was expected"], title => Assert.Contains(title, report, StringComparison.Ordinal));
        Assert.Contains(result.Files, file => file.EndsWith(Path.Combine("sequences", "spikes-E.npy"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_usual_network_is_sound() =>
        Assert.DoesNotContain(new AssociativeMemoryExperiment().DescribeNetworks().SelectMany(network => NetworkValidator.Validate(network)), finding => finding.Severity == Severity.Error);

    [Theory, InlineData(1), InlineData(20), InlineData(120)]
    public void Random_patterns_bring_together_the_expected_share_of_pairs(int count)
    {
        const int Neurons = 400, Active = 40;
        PatternSet patterns = PatternSet.Draw(7, count, Active, Neurons);
        int pairs = 0;
        for (int source = 0; source < Neurons; source++)
            for (int target = 0; target < Neurons; target++)
                if (source != target && patterns.Share(source, target)) pairs++;
        double expected = PatternSet.ExpectedShare(count, Active, Neurons);
        Assert.Equal(expected, pairs / (Neurons * (Neurons - 1.0)), 0.03 * expected);
    }

    [Fact]
    public void More_patterns_begin_with_the_same_ones()
    {
        PatternSet few = PatternSet.Draw(3, 2, 10, 100), many = PatternSet.Draw(3, 5, 10, 100);
        Assert.True(few.Patterns[1].SequenceEqual(many.Patterns[1]));
        Assert.Equal(10, many.Patterns[4].Distinct().Count());
        Assert.False(few.Patterns[0].SequenceEqual(PatternSet.Draw(4, 2, 10, 100).Patterns[0]));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 1, 0, 1)]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 0, 0, 0.6882)]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 51, 52, 53, 54 }, 1, 0.5, 0.7935)]
    [InlineData(new int[0], 0, 0, 0)]
    public void Recall_is_measured_by_who_fires(int[] fired, double recalled, double spurious, double overlap)
    {
        PatternSet patterns = PatternSet.Draw(3, 1, 10, 100);
        int[] others = [.. Enumerable.Range(0, 100).Where(neuron => !patterns.Contains(0, neuron))];
        int[] neurons = [.. fired.Select(k => k < 10 ? patterns.Patterns[0][k] : others[k]).Order()];
        var spikes = new SpikeData(new ObservedPopulation("E", 100), new RecordingWindow(new TimeGrid(1 * ms), 0, 100), [.. neurons.Select(_ => 55L)], [.. neurons]);
        RecalledVolley measured = new Cue(0, patterns.Patterns[0][..5], 50 * ms).Measure(patterns, spikes);
        Assert.Equal(recalled, measured.Recalled, 1e-12);
        Assert.Equal(spurious, measured.Spurious, 1e-12);
        Assert.Equal(overlap, measured.Overlap, 1e-4);
    }

    [Theory]
    [InlineData(new[] { 0.0, 5, 10, 15 }, 1)]
    [InlineData(new[] { 0.0, 5, 4, 15 }, 1 / 3.0)]
    [InlineData(new[] { 0.0, double.NaN, 10, 15 }, 0)]
    public void A_replay_counts_as_far_as_it_is_in_order(double[] times_ms, double inOrder) =>
        Assert.Equal(inOrder, new Replay(new SequenceCue(0, 0, 0 * ms), [.. times_ms.Select(time => double.IsNaN(time) ? 0 : 1.0)], [.. times_ms], 0).InOrder, 1e-12);

    [Fact]
    public async Task Patterns_larger_than_half_of_the_network_are_refused() =>
        Assert.Contains("more than half", (await Assert.ThrowsAsync<GliaException>(() => (s_small with { Active = 201 }).RunAsync())).Message, StringComparison.Ordinal);

    [Theory, InlineData("none", new int[0]), InlineData("40, 10,20", new[] { 10, 20, 40 })]
    public void Numbers_of_patterns_are_read_from_a_list(string text, int[] counts) =>
        Assert.Equal(counts, ((AssociativeMemoryExperiment)s_small.Set("capacity", text)).Capacity);
}
