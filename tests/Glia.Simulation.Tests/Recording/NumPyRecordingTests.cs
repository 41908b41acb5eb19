using System.IO.Compression;
using System.Text.Json.Nodes;
using Glia.Networks;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Tests.Recording;

public sealed class NumPyRecordingTests : RecordedNetwork
{
    [Fact]
    public void Npy_is_a_structured_array_with_the_columns_of_the_csv_file()
    {
        using (RecordingSession session = Open(RecordingFormat.Npy, States))
        {
            session.SinkOf(States).Write(1, [-70, 1, -60, 2]);
            session.Complete();
        }

        NpyFile file = NpyFile.Read(File.ReadAllBytes(InFolder("states-E.npy")));
        Assert.Equal("[('time_ms', '<f8'), ('neuron', '<i8'), ('V_m', '<f8'), ('w', '<f8')]", file.Type);
        Assert.Equal([2L], file.Shape);
        Assert.Equal([-70, 1, 0.1], [file.Doubles()[2], file.Doubles()[3], file.Doubles()[4]]);
        Assert.Equal([2L, 7L], [file.Integers()[1], file.Integers()[5]]);
    }

    [Fact]
    public void A_growing_npy_file_tells_its_length_after_every_flush()
    {
        using RecordingSession session = Open(RecordingFormat.Npy, Spikes);
        for (int step = 1; step <= 10_000; step++) session.SinkOf(Spikes).Write(step, [1, 2]);
        session.Flush();
        session.SinkOf(Spikes).Write(10_001, [3]);

        NpyFile file = NpyFile.Read(ReadWhileOpen("spikes-E.partial.npy"));
        Assert.Equal([20_000L], file.Shape);
        Assert.Equal(20_000 * 16, file.Data.Length);
    }

    [Fact]
    public void Npz_spikes_hold_times_neurons_and_a_description()
    {
        using (RecordingSession session = Open(RecordingFormat.Npz, Spikes))
        {
            session.SinkOf(Spikes).Write(112, [0, 3]);
            session.AdvanceTo(1000);
            session.Complete();
        }

        Dictionary<string, NpyFile> arrays = Unzip("spikes-E.npz");
        Assert.Equal([11.2, 11.2], arrays["times_ms"].Doubles());
        Assert.Equal([0L, 3L], arrays["neurons"].Integers());
        JsonNode meta = JsonNode.Parse(arrays["meta"].Text())!;
        Assert.Equal(100, meta["until_ms"]!.GetValue<double>());
        Assert.True(meta["complete"]!.GetValue<bool>());
        Assert.Equal(["spikes-E.npz"], Names());
    }

    [Fact]
    public void Npz_states_have_the_shape_samples_neurons_variables()
    {
        using (RecordingSession session = Open(RecordingFormat.Npz, States))
        {
            for (int step = 1; step <= 3; step++) session.SinkOf(States).Write(step, [step, 10 * step, 100 * step, 1000 * step]);
            session.Complete();
        }

        Dictionary<string, NpyFile> arrays = Unzip("states-E.npz");
        Assert.Equal([3L, 2L, 2L], arrays["values"].Shape);
        Assert.Equal([1, 10, 100, 1000, 2, 20], arrays["values"].Doubles()[..6]);
        Assert.Equal([2L, 7L], arrays["neurons"].Integers());
        Assert.Equal("'<U3'", arrays["variables"].Type);
        Assert.Equal([0.1, 0.2, 0.3], arrays["times_ms"].Doubles());
    }

    [Fact]
    public void Npz_rates_hold_bin_ends_counts_and_rates()
    {
        using (RecordingSession session = Open(RecordingFormat.Npz, Rates))
        {
            session.SinkOf(Rates).Write(5, 1);
            session.AdvanceTo(10);
            session.Complete();
        }

        Dictionary<string, NpyFile> arrays = Unzip("rate-E.npz");
        Assert.Equal([0.5, 1], arrays["times_ms"].Doubles());
        Assert.Equal([1L, 0L], arrays["spikes"].Integers());
        Assert.Equal([200, 0], arrays["rate_hz"].Doubles());
    }

    [Fact]
    public void An_interrupted_npz_recording_says_that_it_is_partial()
    {
        using (RecordingSession session = Open(RecordingFormat.Npz, Spikes)) session.SinkOf(Spikes).Write(1, [1]);

        Assert.Equal(["spikes-E.partial.npz"], Names());
        Dictionary<string, NpyFile> arrays = Unzip("spikes-E.partial.npz");
        Assert.Equal([0.1], arrays["times_ms"].Doubles());
        Assert.False(JsonNode.Parse(arrays["meta"].Text())!["complete"]!.GetValue<bool>());
    }

    [Fact]
    public void A_killed_npz_recording_leaves_arrays_that_can_be_read()
    {
        using RecordingSession session = Open(RecordingFormat.Npz, Spikes);
        session.SinkOf(Spikes).Write(1, [1]);
        session.Flush();

        Assert.Equal(["spikes-E.partial.neurons.npy", "spikes-E.partial.times_ms.npy"], Names());
        Assert.Equal([0.1], NpyFile.Read(ReadWhileOpen("spikes-E.partial.times_ms.npy")).Doubles());
    }

    [Fact]
    public void Equal_recordings_make_equal_files()
    {
        byte[][] files = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using (RecordingSession session = Open(RecordingFormat.Npz, Spikes))
            {
                session.SinkOf(Spikes).Write(1, [1]);
                session.Complete();
            }

            return File.ReadAllBytes(InFolder("spikes-E.npz"));
        })];
        Assert.Equal(files[0], files[1]);
    }

    private Dictionary<string, NpyFile> Unzip(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(InFolder(name));
        return archive.Entries.ToDictionary(entry => entry.Name[..^4], entry =>
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return NpyFile.Read(bytes.ToArray());
        });
    }

    private byte[] ReadWhileOpen(string name)
    {
        using var stream = new FileStream(InFolder(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
