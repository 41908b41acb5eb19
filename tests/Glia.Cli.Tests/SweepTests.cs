namespace Glia.Cli.Tests;

public sealed class SweepTests
{
    private const string Sound = """
        duration: 50 ms
        populations:
          neuron: {model: iaf_psc_exp, parameters: {I_e: 400 pA}}
        record:
          - {spikes: neuron}
        """;

    [Fact]
    public async Task A_sweep_of_a_file_writes_a_row_per_run_and_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("net.yaml", Sound), results = Path.Combine(folder.Path, "out");
        string[] command = ["sweep", file, "--set", "populations.neuron.I_e=400pA..600pA:100pA", "--set", "populations.neuron.tau_m=10ms,20ms", "--out", results, "--json"];
        CliOutcome outcome = await Cli.RunAsync(command);
        Assert.Equal(0, outcome.Code);
        Assert.Equal(6, outcome.Json.GetProperty("rows").GetArrayLength());
        Assert.Equal(1, outcome.Json.GetProperty("reuse").GetProperty("synapses_built").GetInt32());
        Assert.True(outcome.Json.GetProperty("rows")[4].GetProperty("measures").GetProperty("neuron.rate_Hz").GetDouble() > 0);
        Assert.Equal(7, File.ReadAllLines(Path.Combine(results, "sweep.csv")).Length);
        Assert.True(File.Exists(Path.Combine(results, "report.html")));
        Assert.Equal(6, (await Cli.RunAsync(command)).Json.GetProperty("kept").GetInt32());

        CliOutcome other = await Cli.RunAsync("sweep", file, "--set", "seed=1,2", "--out", results);
        Assert.Equal(1, other.Code);
        Assert.Contains("holds the results of another sweep", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_shows_what_was_varied_and_what_was_reused()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("sweep", "neuron", "--set", "current=300pA,600pA", "--set", "tau_m=10ms,12ms", "--zip", "--out", folder.Path);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("  1  300pA    10ms", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  2  600pA    12ms", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("compiled", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brunell", "seed=1,2", "Did you mean 'brunel'?", 2)]
    [InlineData("brunel", "seed=2..1", "is empty", 2)]
    [InlineData("brunel", "scal=0.1", "Did you mean 'scale'?", 1)]
    [InlineData("brunel", "scale=2", "--scale", 1)]
    public async Task What_cannot_be_swept_is_refused(string name, string axis, string reason, int code)
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("sweep", name, "--set", axis, "--out", folder.Path);
        Assert.Equal(code, outcome.Code);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_findings_come_as_json()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("sweep", folder.File("net.yaml", Sound), "--set", "populations.neuron.tau=1ms", "--set", "populations.nuron.size=2", "--set", "sed=1", "--json");
        Assert.Equal(1, outcome.Code);
        Assert.Equal(3, outcome.Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task A_value_of_a_file_can_be_set_for_one_run()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("net.yaml", Sound);
        async Task<double> SimulatedAsync(params string[] more)
        {
            CliOutcome outcome = await Cli.RunAsync(["run", file, "--out", folder.Path, "--json", .. more]);
            return outcome.Json.GetProperty("facts").GetProperty("simulated").GetProperty("value").GetDouble();
        }

        Assert.Equal(0.05, await SimulatedAsync(), 9);
        Assert.Equal(0.02, await SimulatedAsync("--set", "duration=20ms", "--set", "populations.neuron.size=3"), 9);
        CliOutcome wrong = await Cli.RunAsync("run", file, "--set", "duration");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("path=value", wrong.Error, StringComparison.Ordinal);
    }
}
