using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Tests.Recording;

public sealed class FullDiskTests : RecordedNetwork
{
    private const int Capacity = 200_000;

    [Theory, InlineData(RecordingFormat.Csv), InlineData(RecordingFormat.Npy), InlineData(RecordingFormat.Npz)]
    public void A_full_disk_names_the_file_and_the_way_out(RecordingFormat format)
    {
        GliaException problem = FillDisk(format);

        Assert.Contains("spikes-E", problem.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Free space", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_written_before_the_disk_was_full_are_kept_whole()
    {
        FillDisk(RecordingFormat.Csv);

        string text = File.ReadAllText(InFolder("spikes-E.partial.csv"));
        string[] rows = text.Split('\n');
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.True(rows.Length > 1000);
        Assert.All(rows[1..^1], (row, i) => Assert.Equal($"{i + 1},{i % 10}", row));
    }

    [Fact]
    public void Records_written_before_the_disk_was_full_are_counted_in_the_header()
    {
        FillDisk(RecordingFormat.Npy);

        NpyFile file = NpyFile.Read(File.ReadAllBytes(InFolder("spikes-E.partial.npy")));
        Assert.True(file.Shape[0] > 1000);
        Assert.Equal(file.Shape[0] * 16, file.Data.Length);
    }

    [Fact]
    public void A_fault_of_one_recording_does_not_cost_the_others()
    {
        SpikeRecorder other = Spikes with { Name = "spikes-other" };
        RecordingOptions options = RecordingOptions.To(Folder) with
        {
            CreateFile = path => path.Contains("other", StringComparison.Ordinal) ? File.Create(path) : new SmallDisk(path, capacity: 10),
        };
        using var session = new RecordingSession(Observed(Spikes, other), options);
        session.SinkOf(Spikes).Write(1, [1]);
        session.SinkOf(other).Write(1, [1]);

        Assert.Throws<GliaException>(session.Complete);

        Assert.Equal("time_ms,neuron\n0.1,1\n", File.ReadAllText(InFolder("spikes-other.csv")));
        Assert.False(File.Exists(InFolder("spikes-E.csv")));
    }

    [Fact]
    public void The_device_that_is_always_full_is_reported()
    {
        if (!File.Exists("/dev/full")) return;
        RecordingOptions options = RecordingOptions.To(Folder) with
        {
            CreateFile = _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0),
        };
        using var session = new RecordingSession(Observed(Spikes), options);
        session.SinkOf(Spikes).Write(1, [1]);

        Assert.Contains("No space left", Assert.Throws<GliaException>(session.Flush).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Free_space_is_no_advice_when_the_disk_is_not_full()
    {
        Directory.CreateDirectory(InFolder("spikes-E.csv"));
        using var session = new RecordingSession(Observed(Spikes), RecordingOptions.To(Folder));
        session.SinkOf(Spikes).Write(1, [1]);

        string message = Assert.Throws<GliaException>(session.Complete).Message;
        Assert.DoesNotContain("Free space", message, StringComparison.Ordinal);
        Assert.Contains("another directory", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_reported()
    {
        File.WriteAllText(InFolder("occupied"), "");
        var problem = Assert.Throws<GliaException>(() => new RecordingSession(Observed(Spikes), RecordingOptions.To(InFolder("occupied"))));
        Assert.Contains("occupied", problem.Message, StringComparison.Ordinal);
    }

    private GliaException FillDisk(RecordingFormat format)
    {
        RecordingOptions options = RecordingOptions.To(Folder, format) with { CreateFile = path => new SmallDisk(path, Capacity) };
        using var session = new RecordingSession(Observed(Spikes), options);
        return Assert.Throws<GliaException>(() =>
        {
            for (int i = 0; i < 100_000; i++) session.SinkOf(Spikes).Write(10 * (i + 1), [i % 10]);
            session.Complete();
        });
    }
}
