using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation.Recording;
using Glia.Simulation.Tests.Plasticity;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Recording;

/// <summary>What recorders of synapses see is what reading them at those times gives, and looking changes nothing.</summary>
public sealed class SynapseRecordingTests : RecordedNetwork
{
    private const int Every = 7, Samples = 60;

    private static readonly ImmutableArray<long> s_chosen = [0, 3, 4, 130, 131, 400, 748, 749];

    /// <summary>A weight that follows a modulator in every step, and at spikes.</summary>
    private static readonly SynapseModel s_stepwise = new()
    {
        Name = "stepwise", Equations = "dw/dt = dopamine*(1 - w)/tau : weight (clock-driven)\ndx/dt = -x/tau : 1\ndy/dt = -y/tau : 1\ndopamine : 1 (modulator)\ntau : second (constant)",
        OnPre = "w -= 0.01*y*rand()\nx += 1", OnPost = "w += 0.02*x\ny += 1", Parameters = ImmutableDictionary<string, string>.Empty.Add("tau", "20 ms"), Method = "euler",
    };

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string model in new[] { "everything", "everything, dendritic", "stepwise" })
            for (int threads = 1; threads <= 3; threads++) cases.Add(model, threads);
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Samples_are_what_reading_at_those_times_gives(string model, int threads)
    {
        SpikePairs pairs = Pairs(model);
        SynapseRecorder some = pairs.Network.RecordSynapses(pairs.Plastic, ["x", "w"], [.. s_chosen.Reverse()], Every);
        var all = new SynapseRecorder { Name = "all", Projection = pairs.Plastic, Variables = ["w"], Every = 3 * Every };
        pairs.Network.Add(all);
        using Simulation simulation = pairs.Build(threads, tileSize: 64);
        var read = new List<SynapseTable>();
        for (int sample = 0; sample < Samples; sample++)
        {
            await simulation.RunAsync(Every * 0.1 * ms);
            read.Add(simulation.GetSynapses(pairs.Plastic));
        }

        SynapseData data = simulation.Synapses(some);
        Assert.Equal(Samples, data.Count);
        Assert.Equal(s_chosen.Select(index => (int)index), data.Synapses.Indexes);
        Assert.Equal(data.Synapses.Indexes.Select(index => read[0].Sources[index]), data.Synapses.Sources);
        Assert.Equal(data.Synapses.Indexes.Select(index => read[0].Targets[index]), data.Synapses.Targets);
        Assert.Equal(data.Synapses.Indexes.Select(index => read[0].Delays[index]), data.Synapses.Delays);
        foreach (string name in new[] { "w", "x" })
            for (int sample = 0; sample < Samples; sample++) Assert.Equal(s_chosen.Select(index => read[sample][name][(int)index]), data.Sample(sample, name));
        Assert.Equal(data.Steps, Enumerable.Range(1, Samples).Select(sample => (long)sample * Every));
        Assert.NotEqual(data.Trace(400, "w")[0], data.Trace(400, "w")[^1]);
        SynapseData whole = simulation.Synapses(all);
        for (int sample = 0; sample < whole.Count; sample++) Assert.Equal(read[3 * sample + 2]["w"], whole.Sample(sample, "w"));
    }

    [Theory, InlineData("everything"), InlineData("everything, dendritic"), InlineData("stepwise")]
    public async Task Looking_at_every_synapse_in_every_step_changes_no_bit(string model)
    {
        async Task<double[]> Run(int threads, bool records)
        {
            SpikePairs pairs = Pairs(model);
            if (records) pairs.Network.RecordSynapses(pairs.Plastic, ["w", "x"], []);
            using Simulation simulation = pairs.Build(threads, tileSize: 64);
            await simulation.RunAsync(15 * ms);
            SynapseTable table = simulation.GetSynapses(pairs.Plastic);
            return [.. table["w"], .. table["x"], .. simulation.GetState(pairs.Plastic.Target, "x")];
        }

        double[] expected = await Run(1, records: false);
        for (int threads = 1; threads <= 3; threads++) Assert.Equal(expected, await Run(threads, records: true));
    }

    [Fact]
    public void A_synapse_that_was_not_drawn_is_refused()
    {
        SpikePairs pairs = Pairs("everything");
        Projection drawn = pairs.Plastic with { Name = "drawn", Rule = new PairwiseBernoulli(0.1) };
        pairs.Network.Add(drawn);
        pairs.Network.RecordSynapses(drawn, ["w"], [2, 1_000_000]);
        string message = Assert.Throws<GliaException>(() => pairs.Build()).Message;
        Assert.Contains("recorder 'synapses-drawn', synapses", message, StringComparison.Ordinal);
        Assert.Contains("names the synapse 1,000,000, but 'drawn' has the synapses 0 to ", message, StringComparison.Ordinal);
    }

    [Theory, InlineData(RecordingFormat.Csv), InlineData(RecordingFormat.Npy), InlineData(RecordingFormat.Npz)]
    public async Task Files_hold_what_is_kept_in_memory(RecordingFormat format)
    {
        SpikePairs pairs = Pairs("everything");
        SynapseRecorder recorder = pairs.Network.RecordSynapses(pairs.Plastic, ["w", "n"], s_chosen, every: 100);
        SynapseData data;
        using (Simulation simulation = pairs.Network.Build(new SimulationOptions { Precision = Precision.Float64, Recording = RecordingOptions.To(Folder, format) with { KeepInMemory = true } }))
        {
            await simulation.RunAsync(30 * ms);
            data = simulation.Synapses(recorder);
        }

        double[] values = data.Values.ToArray();
        switch (format)
        {
            case RecordingFormat.Csv:
                string[] lines = await File.ReadAllLinesAsync(InFolder("synapses-plastic.csv"));
                Assert.Equal("time_ms,synapse,source,target,w,n", lines[0]);
                Assert.Equal([.. s_chosen, .. s_chosen, .. s_chosen], lines[1..].Select(line => long.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
                Assert.Equal($"20,3,{data.Synapses.Sources[1]},{data.Synapses.Targets[1]}", string.Join(',', lines[1 + 8 + 1].Split(',')[..4]));
                Assert.Equal(values, lines[1..].SelectMany(line => line.Split(',')[4..]).Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
                break;
            case RecordingFormat.Npy:
                NpyFile file = NpyFile.Read(await File.ReadAllBytesAsync(InFolder("synapses-plastic.npy")));
                Assert.Equal("[('time_ms', '<f8'), ('synapse', '<i8'), ('source', '<i8'), ('target', '<i8'), ('w', '<f8'), ('n', '<f8')]", file.Type);
                Assert.Equal(values, file.Doubles().Chunk(6).SelectMany(row => row[4..]));
                break;
            default:
                Dictionary<string, NpyFile> arrays = Unzip("synapses-plastic.npz");
                Assert.Equal([3L, 8L, 2L], arrays["values"].Shape);
                Assert.Equal(values, arrays["values"].Doubles());
                Assert.Equal(s_chosen, arrays["synapses"].Integers());
                Assert.Equal(data.Synapses.Targets.Select(target => (long)target), arrays["targets"].Integers());
                Assert.Equal(data.Synapses.Delays.Select(delay => data.Grid.Milliseconds(delay)), arrays["delays_ms"].Doubles());
                Assert.Equal(750, JsonNode.Parse(arrays["meta"].Text())!["size"]!.GetValue<int>());
                break;
        }
    }

    [Theory, InlineData(RecordingFormat.Csv, 2), InlineData(RecordingFormat.Npz, 3)]
    public async Task A_restored_run_goes_on_with_its_recordings(RecordingFormat format, int threads)
    {
        // The weight is the time of the last interval: it is known whatever else is restored.
        var model = new SynapseModel { Name = "clock", Equations = "w : weight", RunRegularly = "w = t/ms", Interval = "1*ms" };
        (Network Network, Projection Plastic) Describe()
        {
            var pairs = new SpikePairs(model);
            pairs.Network.RecordSynapses(pairs.Plastic, ["w"], s_chosen, every: 5);
            return (pairs.Network, pairs.Plastic);
        }

        SimulationOptions Options(int threads) => new()
        {
            Threads = threads, Precision = Precision.Float64, Recording = RecordingOptions.To(Folder, format) with { KeepInMemory = true },
        };
        (Network network, _) = Describe();
        using (Simulation stopped = network.Build(Options(1)))
        {
            await stopped.RunAsync(9.7 * ms);
            await stopped.SaveAsync(InFolder("checkpoint"));
            await stopped.RunAsync(5.3 * ms);
        }

        (Network restoredNetwork, _) = Describe();
        SynapseData data;
        using (Simulation restored = await Simulation.RestoreAsync(restoredNetwork, InFolder("checkpoint"), Options(threads)))
        {
            await restored.RunAsync(10.3 * ms);
            data = restored.Synapses(restoredNetwork.Recorders.OfType<SynapseRecorder>().Single());
        }

        Assert.Equal(Enumerable.Range(1, 40).Select(sample => 5L * sample), data.Steps);
        double[] expected = [.. Enumerable.Range(1, 40).Select(sample => (double)(5 * sample / 10))];
        foreach (long synapse in s_chosen) Assert.Equal(expected[1..], data.Trace((int)synapse, "w")[1..]);
        int rows = format == RecordingFormat.Csv ? (await File.ReadAllLinesAsync(InFolder("synapses-plastic.csv"))).Length - 1 : (int)Unzip("synapses-plastic.npz")["values"].Shape.Aggregate((a, b) => a * b);
        Assert.Equal(40 * s_chosen.Length, rows);
    }

    [Theory, InlineData("everything"), InlineData("everything, dendritic"), InlineData("stepwise")]
    public async Task A_restored_run_records_what_the_uninterrupted_one_does(string model)
    {
        async Task<SynapseData> Run(bool stops)
        {
            SpikePairs pairs = Pairs(model);
            SynapseRecorder recorder = pairs.Network.RecordSynapses(pairs.Plastic, ["w", "x"], s_chosen, Every);
            Simulation simulation = pairs.Build();
            try
            {
                await simulation.RunAsync(25 * ms);
                if (stops)
                {
                    await simulation.SaveAsync(InFolder("checkpoint"));
                    simulation.Dispose();
                    simulation = await Simulation.RestoreAsync(pairs.Network, InFolder("checkpoint"), new SimulationOptions { Threads = 3, Precision = Precision.Float64 });
                }

                await simulation.RunAsync(25 * ms);
                return simulation.Synapses(recorder);
            }
            finally
            {
                simulation.Dispose();
            }
        }

        SynapseData expected = await Run(stops: false), found = await Run(stops: true);
        Assert.Equal(expected.Steps.ToArray(), found.Steps.ToArray());
        Assert.Equal(expected.Values.ToArray(), found.Values.ToArray());
    }

    private static SpikePairs Pairs(string model) => new(
        model switch { "stepwise" => s_stepwise, "everything" => SynapseTexts.Everything, _ => SynapseTexts.Dendritic(SynapseTexts.Everything) },
        configure: projection => projection with
        {
            Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new ScheduledModulator([0 * ms, 20 * ms], [0.5, 1.5])),
        });

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
}
