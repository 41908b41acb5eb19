using Glia.Errors;
using Glia.Gallery.NetworkFiles;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;

namespace Glia.Gallery.Tests.NetworkFiles;

public sealed class NetworkFileExperimentTests
{
    private const string Driven = """
        seed: 7
        duration: 200 ms
        populations:
          E: {size: 50, model: iaf_psc_exp}
          drive: {size: 50, model: poisson, parameters: {rate: 20 kHz}}
        projections:
          - {from: drive, to: E, rule: one_to_one, weight: 50 pA, delay: 1 ms}
        record:
          - {spikes: E}
        """;

    [Fact]
    public async Task Rates_are_told_and_files_written()
    {
        using var folder = new TemporaryFolder();
        ExperimentResult result = await Run(folder, Driven, experiment => experiment);
        Assert.Equal(50, result.Table!.Rows[0][1]);
        Assert.True((double)result.Table.Rows[0][3] > 1);
        Assert.Contains(result.Files, file => file.EndsWith("spikes-E.csv", StringComparison.Ordinal));
    }

    [Theory, InlineData(60_000, true), InlineData(100_000_000, false)]
    public void A_long_run_streams_its_recordings_to_disk_only(double duration_ms, bool kept)
    {
        Network network = NetworkFile.Parse("""
            populations:
              n: {size: 3, model: iaf_psc_exp}
            record:
              - {states: n, variables: [V_m], every: 50}
              - {spikes: n}
            """).Network;
        var run = new NetworkRun { Network = network, Title = "long", Duration = Time.FromInternal(duration_ms) };
        Assert.Equal(kept, run.KeepsRecordings);
    }

    [Fact]
    public async Task Another_seed_gives_other_spikes()
    {
        using var folder = new TemporaryFolder();
        ExperimentResult first = await Run(folder, Driven, experiment => experiment);
        ExperimentResult again = await Run(folder, Driven, experiment => experiment with { Seed = 7 });
        ExperimentResult other = await Run(folder, Driven, experiment => experiment with { Seed = 8 });
        Assert.Equal(first.Table!.Rows[0][2], again.Table!.Rows[0][2]);
        Assert.NotEqual(first.Table.Rows[0][2], other.Table!.Rows[0][2]);
    }

    [Fact]
    public async Task A_file_that_records_nothing_is_refused()
    {
        using var folder = new TemporaryFolder();
        GliaException exception = await Assert.ThrowsAsync<GliaException>(() => Run(folder, Driven[..Driven.IndexOf("record:", StringComparison.Ordinal)], experiment => experiment));
        Assert.Contains("record", exception.Message, StringComparison.Ordinal);
    }

    private static Task<ExperimentResult> Run(TemporaryFolder folder, string text, Func<NetworkFileExperiment, NetworkFileExperiment> configure)
    {
        string path = Path.Combine(folder.Path, "net.yaml");
        File.WriteAllText(path, text);
        return configure(new NetworkFileExperiment { Path = path, OutputDirectory = folder.Path }).RunAsync();
    }
}
