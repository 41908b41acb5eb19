using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Recording;
using Glia.Simulation.Tests.Recording;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

/// <summary>What is on the disk after runs that were cut short.</summary>
public sealed class RecordedRunTests : RecordedNetwork
{
    [Fact]
    public async Task A_full_disk_under_one_recording_leaves_the_others_and_older_files_readable()
    {
        File.WriteAllText(InFolder("spikes-E.csv"), "of an earlier run");
        RecordingOptions plain = RecordingOptions.To(Folder);
        RecordingOptions recording = plain with { CreateFile = path => path.Contains("spikes-E", StringComparison.Ordinal) ? new SmallDisk(path, capacity: 70_000) : plain.CreateFile(path) };
        using (Simulation simulation = Recorded().Build(new SimulationOptions { Threads = 2, Recording = recording }))
        {
            var problem = await Assert.ThrowsAsync<GliaException>(() => simulation.RunAsync(100_000 * ms));
            Assert.Contains("spikes-E", problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal("of an earlier run", File.ReadAllText(InFolder("spikes-E.csv")));
        string[] spikes = await RowsOf("spikes-E.partial.csv"), others = await RowsOf("spikes-I.partial.csv");
        string[] expected = await UninterruptedRows("spikes-E", 400), expectedOthers = await UninterruptedRows("spikes-I", 400);
        int common = Math.Min(spikes.Length, expected.Length);
        Assert.InRange(common, 1000, int.MaxValue);
        Assert.Equal(expected[..common], spikes[..common]);
        Assert.InRange(others.Length, 100, int.MaxValue);
        common = Math.Min(others.Length, expectedOthers.Length);
        Assert.Equal(expectedOthers[..common], others[..common]);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_partial_files_which_a_later_run_continues()
    {
        Time end;
        using (Simulation simulation = Recorded().Build(new SimulationOptions { Threads = 2, Recording = RecordingOptions.To(Folder) }))
        {
            using var cancellation = new CancellationTokenSource();
            RunReport cancelled = await simulation.RunAsync(10_000_000 * ms, new Immediate<RunProgress>(_ => cancellation.Cancel()), cancellation.Token);
            Assert.False(cancelled.Completed);
            Assert.False(File.Exists(InFolder("spikes-E.csv")));
            string[] kept = await RowsOf("spikes-E.partial.csv");
            end = cancelled.End + 10 * ms;
            Assert.True((await simulation.RunAsync(10 * ms)).Completed);
            Assert.Equal(kept, (await RowsOf("spikes-E.partial.csv"))[..kept.Length]);
        }

        Assert.Equal(["rate-I.csv", "spikes-E.csv", "spikes-I.csv", "states-E.csv"], Names());
        string[] all = await RowsOf("spikes-E.csv");
        Assert.NotEmpty(all);
        Assert.Equal(await UninterruptedRows("spikes-E", end.Milliseconds), all);
    }

    [Fact]
    public async Task A_cancelled_construction_leaves_older_files_and_can_be_repeated()
    {
        File.WriteAllText(InFolder("spikes-E.csv"), "of an earlier run");
        var options = new SimulationOptions { Threads = 2, Recording = RecordingOptions.To(Folder) };
        foreach (string stage in new[] { "models", "synapses", "state" })
        {
            using var cancellation = new CancellationTokenSource();
            var progress = new Immediate<BuildProgress>(made => { if (made.Stage == stage) cancellation.Cancel(); });
            Assert.ThrowsAny<OperationCanceledException>(() => Recorded().Build(options, progress, cancellation.Token));
            Assert.Equal("of an earlier run", File.ReadAllText(InFolder("spikes-E.csv")));
            Assert.DoesNotContain("states-E.csv", Names());
        }

        using (Simulation simulation = Recorded().Build(options)) await simulation.RunAsync(20 * ms);
        Assert.Equal(await UninterruptedRows("spikes-E", 20), await RowsOf("spikes-E.csv"));
        Assert.DoesNotContain(Names(), name => name.Contains("partial", StringComparison.Ordinal));
    }

    private static Network Recorded()
    {
        Network network = Circuits.Balanced(excitatory: 300);
        network.RecordSpikes(network.Populations[0]);
        network.RecordSpikes(network.Populations[1]);
        network.RecordStates(network.Populations[0], ["V_m"], [0], every: 10);
        network.RecordRate(network.Populations[1], 1 * ms);
        return network;
    }

    private async Task<string[]> UninterruptedRows(string name, double duration_ms)
    {
        string folder = Directory.CreateDirectory(InFolder("uninterrupted")).FullName;
        using (Simulation simulation = Recorded().Build(new SimulationOptions { Threads = 1, Recording = RecordingOptions.To(folder) })) await simulation.RunAsync(duration_ms * ms);
        return await RowsOf(Path.Combine("uninterrupted", name + ".csv"));
    }

    /// <summary>Whole rows of a file that may still be open, without the heading.</summary>
    private async Task<string[]> RowsOf(string name)
    {
        using var reader = new StreamReader(new FileStream(InFolder(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        string[] lines = (await reader.ReadToEndAsync()).Split('\n');
        Assert.Equal("", lines[^1]);
        return lines[1..^1];
    }

    private sealed class Immediate<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
