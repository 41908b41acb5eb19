using Glia.Gallery;

namespace Glia.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["", "run", "sweep", "check", "list", "model", "model list", "model show", "bench", "doctor", "validate", "run microcircuit", "run brunel", "run neuron"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_usage_and_examples(string command)
    {
        CliOutcome outcome = await Cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--json", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Output.Split('\n'), line => line.Length > 130 || line.EndsWith(' '));
    }

    [Theory]
    [InlineData("", "root-help.txt")]
    [InlineData("run brunel", "run-brunel-help.txt")]
    public async Task Help_reads_as_before(string command, string snapshot)
    {
        CliOutcome outcome = await Cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Snapshot.Matches(snapshot, outcome.Output);
    }

    [Fact]
    public async Task Without_arguments_the_help_is_shown()
    {
        CliOutcome outcome = await Cli.RunAsync();
        Assert.Equal(0, outcome.Code);
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_experiment_is_listed_and_has_help_of_its_own()
    {
        string list = (await Cli.RunAsync("list")).Output;
        foreach (Experiment experiment in ExperimentCatalog.All)
        {
            Assert.Contains(experiment.Name, list, StringComparison.Ordinal);
            string help = (await Cli.RunAsync("run", experiment.Name, "--help")).Output;
            Assert.All(experiment.Options, option => Assert.Contains(option.Display, help, StringComparison.Ordinal));
        }
    }
}
