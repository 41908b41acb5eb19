using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Recording;
using Glia.Simulation.Saving;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

/// <summary>Recordings on disk go on where the checkpoint was made, whatever was written since.</summary>
public sealed class RecordingFilesTests : SavedFolder
{
    private static readonly SimulationOptions s_options = new() { Threads = 2 };

    public static TheoryData<RecordingFormat, bool> Cases()
    {
        var data = new TheoryData<RecordingFormat, bool>();
        foreach (RecordingFormat format in Enum.GetValues<RecordingFormat>())
            foreach (bool keep in new[] { false, true }) data.Add(format, keep);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Files_of_a_stopped_run_are_cut_back_and_become_those_of_the_uninterrupted_one(RecordingFormat format, bool keep)
    {
        await RunWholeAsync(format, keep);
        using (Simulation stopped = Build("resumed", format, keep))
        {
            await stopped.RunAsync(6.1 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
            await stopped.RunAsync(3 * ms);
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            Assert.False((await stopped.RunAsync(3 * ms, null, cancelled.Token)).Completed);
        }

        await ResumeAsync(format, keep);
        AssertSameFiles();
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Files_of_a_completed_run_are_gone_on_with_too(RecordingFormat format, bool keep)
    {
        await RunWholeAsync(format, keep);
        using (Simulation completed = Build("resumed", format, keep))
        {
            await completed.RunAsync(6.1 * ms);
            await completed.SaveAsync(InFolder("checkpoint"));
            await completed.RunAsync(3 * ms);
        }

        await ResumeAsync(format, keep);
        AssertSameFiles();
    }

    [Theory]
    [InlineData(RecordingFormat.Csv)]
    [InlineData(RecordingFormat.Npy)]
    public async Task What_a_killed_run_left_behind_is_cut_off(RecordingFormat format)
    {
        await RunWholeAsync(format, keep: false);
        using (Simulation stopped = Build("resumed", format, keep: false))
        {
            await stopped.RunAsync(6.1 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
            Directory.CreateDirectory(InFolder("left"));
            foreach (string file in stopped.Files)
            {
                // The state of a file at a kill: whole, and some bytes of records of which the last is torn.
                File.Copy(file, Path.Combine(InFolder("left"), Path.GetFileName(file)));
                await File.AppendAllTextAsync(Path.Combine(InFolder("left"), Path.GetFileName(file)), "9.9,1\n9.9,");
            }
        }

        Directory.Delete(InFolder("resumed"), recursive: true);
        Directory.Move(InFolder("left"), InFolder("resumed"));
        await ResumeAsync(format, keep: false);
        AssertSameFiles();
    }

    [Fact]
    public async Task Files_that_are_missing_or_of_another_run_are_refused_and_left_alone()
    {
        using (Simulation stopped = Build("resumed", RecordingFormat.Csv, keep: false))
        {
            await stopped.RunAsync(6 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
        }

        string file = Path.Combine(InFolder("resumed"), "spikes-E.csv"), text = await File.ReadAllTextAsync(file), other = text.Replace('1', '2');
        await File.WriteAllTextAsync(file, other);
        GliaException changed = await Assert.ThrowsAsync<GliaException>(() => ResumeAsync(RecordingFormat.Csv, keep: false));
        Assert.Contains("does not begin with the", changed.Message, StringComparison.Ordinal);
        Assert.Equal(other, await File.ReadAllTextAsync(file));
        Directory.Delete(InFolder("resumed"), recursive: true);
        Assert.Contains("cannot be gone on with", (await Assert.ThrowsAsync<GliaException>(() => ResumeAsync(RecordingFormat.Csv, keep: false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_archive_stays_as_it_is()
    {
        using (Simulation stopped = Build("resumed", RecordingFormat.Npz, keep: false))
        {
            await stopped.RunAsync(6 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
        }

        string file = Path.Combine(InFolder("resumed"), "spikes-E.npz");
        byte[] before = await File.ReadAllBytesAsync(file);
        await Assert.ThrowsAsync<GliaException>(() => ResumeAsync(RecordingFormat.Npy, keep: false));
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Other_destinations_are_refused_unless_recordings_begin_anew()
    {
        using (Simulation stopped = Build("resumed", RecordingFormat.Csv, keep: false))
        {
            await stopped.RunAsync(6 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
        }

        GliaException refused = await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(Describe(), InFolder("checkpoint"), s_options));
        Assert.Contains("was recorded to Csv files, but is now to be recorded to memory", refused.Message, StringComparison.Ordinal);
        using Simulation anew = await Simulation.RestoreAsync(Describe(), InFolder("checkpoint"), s_options, new RestoreOptions { NewRecordings = true });
        Assert.Equal(6 * ms, anew.Now);
    }

    private static Network Describe() => SavedNetworks.All["short delays, current"]();

    private Simulation Build(string folder, RecordingFormat format, bool keep) => Describe().Build(Options(folder, format, keep));

    private SimulationOptions Options(string folder, RecordingFormat format, bool keep) =>
        s_options with { Recording = RecordingOptions.To(InFolder(folder), format) with { KeepInMemory = keep } };

    private async Task RunWholeAsync(RecordingFormat format, bool keep)
    {
        using Simulation whole = Build("whole", format, keep);
        await whole.RunAsync(12 * ms);
    }

    private async Task ResumeAsync(RecordingFormat format, bool keep)
    {
        using Simulation restored = await Simulation.RestoreAsync(Describe(), InFolder("checkpoint"), Options("resumed", format, keep) with { Threads = 1 });
        await restored.RunAsync(5.9 * ms);
    }

    private void AssertSameFiles()
    {
        string[] names = [.. Directory.GetFiles(InFolder("whole")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Directory.GetFiles(InFolder("resumed")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (string name in names)
            Assert.True(File.ReadAllBytes(Path.Combine(InFolder("whole"), name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(InFolder("resumed"), name))), $"{name} differs");
    }
}
