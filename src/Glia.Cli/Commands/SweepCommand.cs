using System.CommandLine;
using System.CommandLine.Parsing;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Gallery;
using Glia.Gallery.NetworkFiles;
using Glia.Gallery.Options;
using Glia.Gallery.Sweeps;

namespace Glia.Cli.Commands;

/// <summary><c>glia sweep</c>: many runs of an experiment or a network file that differ in some values.</summary>
internal static class SweepCommand
{
    private const int MostAxes = 100;

    public static GliaCommand Create()
    {
        var name = new Argument<string>("NAME") { Description = "An experiment ('glia list') or a network file (YAML)" };
        var set = new Option<string[]>("--set")
        {
            Description = "What takes which values; may be repeated: every value with every other. A single value is a setting of all runs", HelpName = "PATH=VALUES",
            CustomParser = result => [.. result.Tokens.Select(token => token.Value)], Arity = new ArgumentArity(1, MostAxes),
        };
        var zip = new Option<bool>("--zip") { Description = "Pair the values: the first of each, the second of each" };
        Option<string> jobs = Setting("jobs", "N", "Runs side by side [default: as many as processors and memory allow]");
        Option<string> threads = Setting("threads", "N", "Worker threads of each run; results do not depend on it [default: 1]");
        var keep = new Option<bool>("--keep") { Description = "Let every run write its recordings and its report too, to runs/NUMBER in the folder" };
        Option<string> output = Setting("out", "DIR", "Folder of the table and the report [default: results/sweep-NAME]");
        var command = new GliaCommand("sweep", "Run an experiment or a network file many times with different values.")
        {
            Details =
                """
                VALUES are a list (3,4.5,6), a range with step 1 (3..6), with another step (3..6:0.5) or with a number of points (3..6/13), or several of these with commas
                between them; units are written once or at every number (-55mV..-45mV:5mV). PATH is an option of the experiment (g, scale, duration, seed) or the place of a value
                in the network file: seed, duration, populations.E.size, populations.E.V_th (a parameter), projections.E->I.weight, projections.E->I.rule.fixed_in_degree.

                Rates, CV and correlations of every run go to sweep.csv line by line, and to report.html with charts. The same command goes on where a sweep was stopped.
                """,
            Examples =
            [
                "glia sweep brunel --set g=3..6:0.5 --set eta=1,2,4 --set scale=0.1",
                "glia sweep my-network.yaml --set populations.E.V_th=-55mV..-45mV/11",
                "glia sweep my-network.yaml --set \"projections.E->I.weight=10pA..50pA:10pA\" --set seed=1..8 --jobs 4 --json",
                "glia sweep cuba --set seed=1..8 --set duration=500ms --out results/seeds",
            ],
            Run = (parsed, terminal, cancellation) => RunAsync(
                Described(parsed.GetRequiredValue(name), parsed.GetValue(set) ?? [], parsed.GetValue(zip), Count(parsed, jobs), Count(parsed, threads), parsed.GetValue(keep), parsed.GetValue(output)),
                terminal, cancellation),
        };
        command.Add(name);
        foreach (Option option in (Option[])[set, zip, jobs, threads, keep, output]) command.Add(option);
        return command;
    }

    private static Option<string> Setting(string name, string value, string description) =>
        new("--" + name) { Description = description, HelpName = value, CustomParser = result => result.Tokens[0].Value };

    private static int? Count(ParseResult parsed, Option<string> option) => Usage<int?>(() => parsed.GetValue(option) is { } text ? OptionText.Count(option.Name, text) : null);

    private static Sweep Described(string name, string[] axes, bool isPaired, int? jobs, int? threads, bool keeps, string? folder) => Usage(() =>
    {
        Experiment? experiment = ExperimentCatalog.Find(name);
        if (experiment is null && NetworkFileExperiment.LooksLikeName(name)) throw NetworkFileExperiment.UnknownName(name, "glia sweep");
        experiment ??= new NetworkFileExperiment { Path = name };
        return new Sweep(experiment, SweepAxis.ParseAll(axes))
        {
            IsPaired = isPaired, Jobs = jobs, Threads = threads ?? 1, KeepsFiles = keeps,
            OutputDirectory = folder is null ? Path.Combine("results", "sweep-" + Path.GetFileNameWithoutExtension(name)) : OptionText.Folder("--out", folder),
        };
    });

    /// <summary>What is refused here was written on the command line.</summary>
    private static T Usage<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (GliaException exception) when (exception is not UsageException)
        {
            throw new UsageException(exception.Findings);
        }
    }

    private static async Task<int> RunAsync(Sweep sweep, Terminal terminal, CancellationToken cancellation)
    {
        SweepResult result = await ProgressDisplay.ShowAsync(terminal, progress => sweep.RunAsync(progress, cancellation)).ConfigureAwait(false);
        SweepWriter.Write(terminal, result);
        if (result.Stopped) return ExitCode.Cancelled;
        return result.Completed && result.Problems.IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }
}
