using System.Text.Json;

namespace Glia.Cli.Tests;

public sealed class NetworkFileTests
{
    private const string Sound = """
        name: one neuron
        duration: 100 ms
        populations:
          neuron: {model: iaf_psc_exp}
          step: {model: step_current, parameters: {amplitude: {times: [10 ms], values: [500 pA]}}}
        projections:
          - {from: step, to: neuron, rule: all_to_all, delay: 1 ms}
        record:
          - {states: neuron, variables: [V_m]}
          - {spikes: neuron}
        """;

    private const string Faulty = """
        name: faulty
        populations:
          a: {model: iaf_psc_ex}
          b: {model: iaf_psc_exp, parameters: {tau_m: 20 mV}}
        projections:
          - {from: a, to: b, rule: all_to_al, weight: 100 pA, delay: 1 ms}
        record:
          - {spikes: c}
        """;

    [Fact]
    public async Task A_sound_file_passes_and_its_memory_is_told()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("check", folder.File("net.yaml", Sound));
        Assert.Equal(0, outcome.Code);
        Assert.Contains("2 populations", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("memory", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    public async Task A_faulty_file_gives_all_errors_with_line_column_and_suggestion(string command)
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync(command, folder.File("net.yaml", Faulty), "--json");
        Assert.Equal(1, outcome.Code);
        JsonElement[] findings = [.. outcome.Json.GetProperty("findings").EnumerateArray()];
        Assert.True(findings.Length >= 4);
        Assert.All(findings, finding => Assert.True(finding.GetProperty("line").GetInt32() > 0 && finding.GetProperty("column").GetInt32() > 0));
        Assert.Contains(findings, finding => finding.GetProperty("message").GetString()!.Contains("Did you mean 'iaf_psc_exp'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_that_does_not_fit_into_memory_is_an_error_with_the_numbers()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("net.yaml", """
            populations:
              many: {size: 5000000, model: iaf_psc_exp}
            projections:
              - {from: many, to: many, rule: all_to_all, weight: {uniform: [1 pA, 2 pA]}, delay: 1 ms}
            simulation: {weights: int16, threads: 1}
            """);
        CliOutcome outcome = await Cli.RunAsync("check", file, "--json");
        Assert.Equal(1, outcome.Code);
        JsonElement finding = Assert.Single(outcome.Json.GetProperty("findings").EnumerateArray());
        // 2 bytes for the target and 2 for the 16-bit weight that the file asks for.
        Assert.Matches(@"^needs 10\d\.?\d* TB of memory for 25000 billion synapses, but .* are free\. The largest part is projection 'many->many' with 25000 billion synapses, 100 TB\.", finding.GetProperty("message").GetString()!);
        Assert.False(outcome.Json.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Errors_show_the_line_with_a_caret()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Faulty));
        Assert.Contains("net.yaml(3,14): error", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("      a: {model: iaf_psc_ex}\n                 ^^^^^^^^^^\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_file_is_an_error_with_its_place()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Sound[..120]), "--json");
        Assert.Equal(1, outcome.Code);
        Assert.False(outcome.Json.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_run_writes_csv_with_one_row_per_step_from_the_first_step_on()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Sound), "--out", folder.Path);
        Assert.Equal(0, outcome.Code);
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "states-neuron.csv"));
        Assert.Equal("time_ms,neuron,V_m", lines[0]);
        Assert.Equal("0.1,0,-70", lines[1]);
        Assert.Equal(1001, lines.Length);
        Assert.True(File.Exists(Path.Combine(folder.Path, "spikes-neuron.csv")));
    }

    [Fact]
    public async Task The_command_line_goes_before_the_file()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Sound), "--duration", "20ms", "--format", "npy", "--out", folder.Path, "--json");
        Assert.Equal(0.02, outcome.Json.GetProperty("facts").GetProperty("simulated").GetProperty("value").GetDouble(), 9);
        Assert.True(File.Exists(Path.Combine(folder.Path, "states-neuron.npy")));
    }

    [Theory]
    [InlineData("--duration", "0.05ms", "whole number of time steps")]
    [InlineData("--duration", "1e12s", "too long")]
    [InlineData("--duration", "1e300s", "too long")]
    [InlineData("--out", "", "names no folder")]
    public async Task A_refused_run_says_why_and_leaves_earlier_results_alone(string option, string value, string reason)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("net.yaml", Sound), results = Path.Combine(folder.Path, "results");
        Assert.Equal(0, (await Cli.RunAsync("run", file, "--out", results)).Code);
        string[] before = [.. Directory.GetFiles(results).Order().Select(File.ReadAllText)];

        string[] refused = option == "--out" ? ["run", file, option, value] : ["run", file, option, value, "--out", results];
        CliOutcome outcome = await Cli.RunAsync(refused);

        Assert.InRange(outcome.Code, ExitCode.Failure, ExitCode.Usage);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(results).Order().Select(File.ReadAllText));
    }

    [Theory]
    [InlineData("duration: 100 ms", "duration: 1e300 s", "too long")]
    [InlineData("duration: 100 ms", "output: {directory: ''}", "directory without a name")]
    public async Task Check_finds_what_a_run_would_refuse(string sound, string faulty, string reason)
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("check", folder.File("net.yaml", Sound.Replace(sound, faulty, StringComparison.Ordinal)));
        Assert.Equal(1, outcome.Code);
        Assert.Contains(reason, outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("check"), InlineData("run")]
    public async Task A_folder_in_place_of_a_file_is_named_so(string command)
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync(command, folder.Path + "/");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("is a folder", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_is_sound()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Glia.slnx"))) folder = Path.GetDirectoryName(folder);
        CliOutcome outcome = await Cli.RunAsync("check", Path.Combine(folder!, "examples", "balanced-network.yaml"));
        Assert.Equal(0, outcome.Code);
        Assert.DoesNotContain("warning", outcome.Output, StringComparison.Ordinal);
    }
}
