using System.Text.Json;

namespace Glia.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("lst", "list")]
    [InlineData("modl list", "model")]
    [InlineData("model shw iaf_psc_exp", "show")]
    [InlineData("run microcircut", "microcircuit")]
    [InlineData("run microcircut --scale 0.1", "microcircuit")]
    [InlineData("run microcircuit --duraton 5s", "--duration")]
    [InlineData("run microcircuit --background poison", "poisson")]
    [InlineData("run brunel --regime si-fst", "si-fast")]
    [InlineData("run neuron iaf_psc_ex", "iaf_psc_exp")]
    [InlineData("run neuron iaf_psc_exp --set tau_n=3ms", "tau_m")]
    [InlineData("model show izhikevic", "izhikevich")]
    [InlineData("bench microcircit", "microcircuit")]
    public async Task Misspelt_names_get_a_suggestion_and_exit_code_2(string arguments, string suggestion)
    {
        CliOutcome outcome = await Cli.RunAsync(arguments.Split(' '));
        Assert.Equal(2, outcome.Code);
        Assert.Contains($"Did you mean '{suggestion}'?", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("run microcircuit --scale 0")]
    [InlineData("run microcircuit --scale 1.5")]
    [InlineData("run microcircuit --scale NaN")]
    [InlineData("run microcircuit --duration 5")]
    [InlineData("run microcircuit --duration -5ms")]
    [InlineData("run microcircuit --duration 0ms")]
    [InlineData("run microcircuit --duration 5mV")]
    [InlineData("run microcircuit --threads 0")]
    [InlineData("run microcircuit --threads two")]
    [InlineData("run microcircuit --seed -1")]
    [InlineData("run neuron iaf_psc_exp --set tau_m=3mV")]
    [InlineData("run neuron iaf_psc_exp --set tau_m")]
    [InlineData("run neuron iaf_psc_exp --current 5")]
    [InlineData("run fi-curve iaf_psc_exp --points 1")]
    [InlineData("run")]
    [InlineData("model")]
    [InlineData("check")]
    [InlineData("model show")]
    [InlineData("list something")]
    public async Task What_cannot_be_understood_has_exit_code_2_and_says_why(string arguments)
    {
        CliOutcome outcome = await Cli.RunAsync(arguments.Split(' '));
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lst --json")]
    [InlineData("run nothing.yaml --json")]
    [InlineData("run microcircuit --scale 7 --json")]
    [InlineData("check nothing.yaml --json")]
    public async Task Errors_are_json_when_json_is_asked_for(string arguments)
    {
        CliOutcome outcome = await Cli.RunAsync(arguments.Split(' '));
        Assert.NotEqual(0, outcome.Code);
        Assert.False(outcome.Json.GetProperty("ok").GetBoolean());
        JsonElement finding = outcome.Json.GetProperty("findings")[0];
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.NotEmpty(finding.GetProperty("message").GetString()!);
        Assert.Equal(["severity", "subject", "message", "file", "line", "column"], finding.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_number_and_its_unit_may_stand_apart()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", "neuron", "iaf_psc_exp", "--duration", "60", "ms", "--current", "400 pA", "--out", folder.Path);
        Assert.Equal(0, outcome.Code);
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        CliOutcome outcome = await Cli.RunAsync("--version");
        Assert.Equal(0, outcome.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Output);
    }
}
