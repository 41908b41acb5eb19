using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Tests.Recording;

public sealed class CsvRecordingTests : RecordedNetwork
{
    [Fact]
    public void Spikes_are_rows_of_time_and_neuron()
    {
        using (RecordingSession session = Open(RecordingFormat.Csv, Spikes))
        {
            session.SinkOf(Spikes).Write(112, [0, 3]);
            session.SinkOf(Spikes).Write(4490, [9]);
            session.Complete();
        }

        Assert.Equal("time_ms,neuron\n11.2,0\n11.2,3\n449,9\n", File.ReadAllText(InFolder("spikes-E.csv")));
        Assert.Equal(["spikes-E.csv"], Names());
    }

    [Fact]
    public void States_are_rows_of_time_neuron_and_variables()
    {
        using (RecordingSession session = Open(RecordingFormat.Csv, States))
        {
            session.SinkOf(States).Write(3, [-70.1, 0.1 + 0.2, double.NaN, 1e-300]);
            session.Complete();
        }

        Assert.Equal("time_ms,neuron,V_m,w\n0.3,2,-70.1,0.30000000000000004\n0.3,7,NaN,1E-300\n", File.ReadAllText(InFolder("states-E.csv")));
    }

    [Fact]
    public void Single_precision_is_written_with_the_digits_that_it_needs()
    {
        using (var session = new RecordingSession(Observed(States), RecordingOptions.To(Folder), singlePrecision: true))
        {
            session.SinkOf(States).Write(1, [-70.1f, 0.1f, 0, 0]);
            session.Complete();
        }

        Assert.Equal("0.1,2,-70.1,0.1", File.ReadLines(InFolder("states-E.csv")).ElementAt(1));
    }

    [Fact]
    public void Rates_are_rows_of_bin_end_spikes_and_rate()
    {
        using (RecordingSession session = Open(RecordingFormat.Csv, Rates))
        {
            session.SinkOf(Rates).Write(5, 1);
            session.AdvanceTo(10);
            session.Complete();
        }

        Assert.Equal("time_ms,spikes,rate_hz\n0.5,1,200\n1,0,0\n", File.ReadAllText(InFolder("rate-E.csv")));
    }

    [Fact]
    public void Any_double_reads_back_to_the_same_bits() => Prop.ForAll(ArbMap.Default.ArbFor<double>(), value =>
    {
        using (RecordingSession session = Open(RecordingFormat.Csv, States))
        {
            session.SinkOf(States).Write(1, [value, 0, 0, 0]);
            session.Complete();
        }

        string text = File.ReadLines(InFolder("states-E.csv")).ElementAt(1).Split(',')[2];
        return BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interrupted_recording_stays_readable_and_is_marked_partial()
    {
        using (RecordingSession session = Open(RecordingFormat.Csv, Spikes))
        {
            session.SinkOf(Spikes).Write(1, [4]);
            session.Flush();
            Assert.Equal("time_ms,neuron\n0.1,4\n", ReadWhileOpen("spikes-E.partial.csv"));
            session.SinkOf(Spikes).Write(2, [5]);
        }

        Assert.Equal(["spikes-E.partial.csv"], Names());
        Assert.Equal("time_ms,neuron\n0.1,4\n0.2,5\n", File.ReadAllText(InFolder("spikes-E.partial.csv")));
    }

    [Fact]
    public void A_killed_recording_has_lost_no_more_than_ten_thousand_steps()
    {
        using RecordingSession session = Open(RecordingFormat.Csv, Spikes);
        session.SinkOf(Spikes).Write(3, [4]);
        session.AdvanceTo(9_999);
        Assert.Equal("", ReadWhileOpen("spikes-E.partial.csv"));
        session.AdvanceTo(10_000);
        Assert.Equal("time_ms,neuron\n0.3,4\n", ReadWhileOpen("spikes-E.partial.csv"));
    }

    [Fact]
    public void A_complete_recording_replaces_an_older_one()
    {
        File.WriteAllText(InFolder("spikes-E.csv"), "old");
        using (RecordingSession session = Open(RecordingFormat.Csv, Spikes))
        {
            Assert.Equal("old", File.ReadAllText(InFolder("spikes-E.csv")));
            session.Complete();
        }

        Assert.Equal("time_ms,neuron\n", File.ReadAllText(InFolder("spikes-E.csv")));
    }

    [Fact]
    public void Recordings_can_be_kept_in_memory_as_well()
    {
        using var session = new RecordingSession(Observed(Spikes, States, Rates), RecordingOptions.To(Folder) with { KeepInMemory = true });
        session.SinkOf(Spikes).Write(1, [4]);
        session.SinkOf(States).Write(1, [1, 2, 3, 4]);
        session.SinkOf(Rates).Write(1, 1);
        session.AdvanceTo(5);
        session.Complete();

        Assert.Equal(1, session.Spikes(Spikes).Count);
        Assert.Equal([3], session.States(States).Trace(7, "V_m"));
        Assert.Equal([1], session.Rates(Rates).Counts.ToArray());
        Assert.Equal(["rate-E.csv", "spikes-E.csv", "states-E.csv"], Names());
    }

    [Fact]
    public void What_went_to_disk_only_is_not_given_back_but_pointed_to()
    {
        using RecordingSession session = Open(RecordingFormat.Csv, Spikes);
        Assert.Contains(Folder, Assert.Throws<GliaException>(() => session.Spikes(Spikes)).Message, StringComparison.Ordinal);
        Assert.Equal([InFolder("spikes-E.partial.csv")], session.Files.ToArray());
        session.Complete();
        Assert.Equal([InFolder("spikes-E.csv")], session.Files.ToArray());
    }

    [Fact]
    public void Names_that_are_no_file_names_are_made_so_and_clashes_are_refused()
    {
        SpikeRecorder slash = Spikes with { Name = "L2/3E" }, colon = Spikes with { Name = "l2:3e" };
        using (RecordingSession session = Open(RecordingFormat.Csv, slash)) session.Complete();
        Assert.Equal(["L2_3E.csv"], Names());
        Assert.Contains("'l2:3e'", Assert.Throws<GliaException>(() => Open(RecordingFormat.Csv, slash, colon)).Message, StringComparison.Ordinal);
    }

    private string ReadWhileOpen(string name)
    {
        using var reader = new StreamReader(new FileStream(InFolder(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
