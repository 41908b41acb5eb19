using System.Collections.Immutable;
using Glia.Errors;
using Glia.Validation.Synapses;
using Glia.Validation.Traces;

namespace Glia.Validation.Tests.Synapses;

public sealed class SynapseValidationTests
{
    [FactWithRecordings]
    public async Task Every_recorded_synapse_is_reproduced()
    {
        ImmutableArray<RecordedSynapse> recordings = SynapseFolder.Read(TraceFolder.Find(AppContext.BaseDirectory)!);
        Assert.Equal(12, recordings.Length);
        foreach (RecordedSynapse recording in recordings)
        {
            SynapseComparison comparison = await SynapseValidation.RunAsync(recording);
            Assert.True(comparison.Passed, $"{recording.Name}: {comparison.Relative:G3} at {comparison.Time_ms} ms");
        }
    }

    [Fact]
    public async Task Pairs_of_spikes_that_follow_the_closed_form_agree()
    {
        SynapseComparison comparison = await SynapseValidation.RunAsync(Pair(after: PairWeight()));
        Assert.True(comparison.Passed, comparison.ToString());
        Assert.Equal(2, comparison.Spikes);
    }

    [Fact]
    public async Task Deviation_is_found_with_its_size_and_time()
    {
        SynapseComparison comparison = await SynapseValidation.RunAsync(Pair(after: PairWeight() * 1.001));
        Assert.False(comparison.Passed);
        Assert.Equal(0.001, comparison.Relative, 5e-6);
        Assert.Equal(200, comparison.Time_ms);
    }

    [Fact]
    public void Folder_without_recordings_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory("glia-recordings-").FullName;
        try
        {
            var missing = Assert.Throws<GliaException>(() => SynapseFolder.Read(folder));
            Assert.Contains(SynapseFolder.LongTerm, missing.Message, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, SynapseFolder.LongTerm), """{"cases": {"a": {"model": "stdp_synapse"}}}""");
            Assert.Throws<GliaException>(() => SynapseFolder.Read(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A presynaptic spike at 10 ms, a postsynaptic one at 20 ms, and a presynaptic one long after, which shows the weight.</summary>
    private static RecordedSynapse Pair(double after) => new()
    {
        Name = "pair",
        Model = "stdp_synapse",
        Values = ImmutableDictionary<string, double>.Empty
            .Add("lambda", 0.01).Add("alpha", 1).Add("mu_plus", 0).Add("mu_minus", 0).Add("Wmax", 100).Add("tau_plus", 20).Add("tau_minus", 20),
        Weight = 50,
        Delay_ms = 1,
        PreSpikes_ms = [10, 200],
        PostSpikes_ms = [20],
        Transmitted = [50, after],
    };

    /// <summary>The postsynaptic spike reaches the synapse after the dendritic delay.</summary>
    private static double PairWeight() => 50 + 0.01 * 100 * Math.Exp(-(20 + 1 - 10) / 20.0) - 0.01 * 100 * Math.Exp(-(200 - 20 - 1) / 20.0);
}
