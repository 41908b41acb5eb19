using System.Text.Json;
using Glia.Equations;
using Glia.Models;

namespace Glia.Cli.Tests;

/// <summary>What a result says of itself: whether its numbers are numbers, and whether anything was compared.</summary>
public sealed class SoundnessTests
{
    private const string Exploding = """
        name: exploding
        duration: 20 ms
        models:
          - {name: runaway, method: euler, equations: "dx/dt = x**3/ms : 1", initial: {x: 2}}
        populations:
          neuron: {model: runaway, size: 3}
        record:
          - {states: neuron, variables: [x]}
        """;

    public static TheoryData<string> Neurons =>
        [.. ModelLibrary.Names.Where(name => !ModelCompiler.Compile(ModelLibrary.Get(name)).CurrentInputs.IsEmpty)];

    [Fact]
    public async Task States_that_become_infinite_fail_the_command_and_the_results_are_kept()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Exploding), "--out", folder.Path);
        Assert.Equal(1, outcome.Code);
        Assert.Contains("warning: population 'neuron': has 3 of 3 neurons whose x is not a finite number any more", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("not a finite number any more", await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "states-neuron.csv")));
    }

    [Fact]
    public async Task States_that_become_infinite_are_a_finding_in_json()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", folder.File("net.yaml", Exploding), "--out", folder.Path, "--json");
        Assert.Equal(1, outcome.Code);
        Assert.False(outcome.Json.GetProperty("ok").GetBoolean());
        Assert.Equal("population 'neuron'", Assert.Single(outcome.Json.GetProperty("findings").EnumerateArray()).GetProperty("subject").GetString());
    }

    [Theory]
    [MemberData(nameof(Neurons))]
    public async Task Every_neuron_model_runs_as_neuron_and_as_curve(string name)
    {
        using var folder = new TemporaryFolder();
        CliOutcome neuron = await Cli.RunAsync("run", "neuron", name, "--duration", "80ms", "--stop", "70ms", "--out", folder.Path, "--json");
        Assert.True(neuron.Code == 0, neuron.Output);
        CliOutcome curve = await Cli.RunAsync("run", "fi-curve", name, "--points", "3", "--duration", "50ms", "--transient", "10ms", "--out", folder.Path, "--json");
        Assert.True(curve.Code == 0, curve.Output);
    }

    [Fact]
    public async Task A_current_can_be_sent_into_any_input_of_the_model()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = [.. ModelCompiler.Compile(ModelLibrary.Get("two_compartment")).CurrentInputs.Select(input => input.Name)];
        Assert.True(inputs.Length > 1);
        foreach (string input in inputs)
            Assert.Equal(0, (await Cli.RunAsync("run", "neuron", "two_compartment", "--into", input, "--duration", "60ms", "--out", folder.Path)).Code);
    }

    [Fact]
    public async Task Nothing_compared_is_neither_agreement_nor_disagreement()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", "neuron", "iaf_psc_exp", "--duration", "60ms", "--out", folder.Path, "--json");
        Assert.Equal(JsonValueKind.Null, outcome.Json.GetProperty("agrees").ValueKind);
    }
}
