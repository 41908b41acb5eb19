using System.CommandLine;
using System.CommandLine.Parsing;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Gallery;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.NetworkFiles;
using Glia.Gallery.Options;
using Glia.Gallery.Results;

namespace Glia.Cli.Commands;

/// <summary><c>glia run</c>: an experiment of the gallery, each a command of its own, or a network file.</summary>
internal static class RunCommand
{
    private const int MostRepeats = 1000;

    public static GliaCommand Create()
    {
        GliaCommand run = ForExperiment(new NetworkFileExperiment(), "run", "Run an experiment or a network file.", explain: true);
        foreach (Experiment experiment in ExperimentCatalog.All)
            run.Add(ForExperiment(experiment, experiment.Name, experiment.Summary, explain: false));
        return run;
    }

    private static GliaCommand ForExperiment(Experiment experiment, string name, string description, bool explain)
    {
        var inputs = new List<(ExperimentOption Option, Symbol Symbol)>();
        var command = new GliaCommand(name, description)
        {
            Details = experiment.Description,
            Examples = experiment.Examples,
            Run = (parsed, terminal, cancellation) => RunAsync(Configure(experiment, inputs, parsed), terminal, cancellation),
            ExplainErrors = explain ? SuggestExperiment : null,
        };
        foreach (ExperimentOption option in experiment.Options)
        {
            Symbol symbol = option.IsArgument ? AddArgument(command, option) : AddOption(command, option);
            inputs.Add((option, symbol));
        }

        return command;
    }

    private static Argument<string> AddArgument(GliaCommand command, ExperimentOption option)
    {
        var argument = new Argument<string>(option.Value)
        {
            Description = Described(option), Arity = option.Default.Length > 0 ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
        command.Add(argument);
        return argument;
    }

    private static Option<string[]> AddOption(GliaCommand command, ExperimentOption option)
    {
        var symbol = new Option<string[]>("--" + option.Name)
        {
            Description = Described(option), HelpName = option.Value, CustomParser = result => [.. result.Tokens.Select(token => token.Value)],
            Arity = option.IsSwitch ? ArgumentArity.Zero : new ArgumentArity(1, option.IsRepeatable ? MostRepeats : 1),
        };
        command.Add(symbol);
        return symbol;
    }

    private static string Described(ExperimentOption option)
    {
        string choices = option.Choices.Count > 0 ? $" ({string.Join(" or ", option.Choices)})" : "";
        string normally = option.Default.Length > 0 ? $" [default: {option.Default}]" : "";
        return option.Description + choices + normally;
    }

    private static Experiment Configure(Experiment experiment, List<(ExperimentOption Option, Symbol Symbol)> inputs, ParseResult parsed)
    {
        try
        {
            var run = new RunDescription(experiment.Name);
            foreach ((ExperimentOption option, Symbol symbol) in inputs)
            {
                SymbolResult? given = symbol is Argument argument ? parsed.GetResult(argument) : parsed.GetResult((Option)symbol);
                if (given is null) continue;
                foreach (string text in option.IsSwitch ? [""] : given.Tokens.Select(token => token.Value))
                {
                    experiment = option.Apply(experiment, text);
                    run = run with { Settings = [.. run.Settings, (option.Name, text)] };
                }
            }

            // A checkpoint says how the run was asked for, so that it can be gone on with from the file alone.
            return experiment.Checkpoints is { } checkpoints ? experiment with { Checkpoints = checkpoints with { Run = run } } : experiment;
        }
        catch (GliaException exception) when (exception is not UsageException)
        {
            throw new UsageException(exception.Findings);
        }
    }

    /// <summary>A misspelt experiment looks to the parser like a file with options that files do not have.</summary>
    private static void SuggestExperiment(ParseResult parsed)
    {
        IReadOnlyList<Token> tokens = parsed.CommandResult.Tokens;
        if (tokens.Count > 0 && NetworkFileExperiment.LooksLikeName(tokens[0].Value))
            throw new UsageException(NetworkFileExperiment.UnknownName(tokens[0].Value).Findings);
    }

    /// <summary>Runs an experiment and shows what it gave.</summary>
    public static async Task<int> RunAsync(Experiment experiment, Terminal terminal, CancellationToken cancellation)
    {
        if (experiment is NetworkFileExperiment { Text: null, Path: var path } && NetworkFileExperiment.LooksLikeName(path))
            throw new UsageException(NetworkFileExperiment.UnknownName(path).Findings);
        // A network file may say itself where its recordings go.
        if (experiment is not NetworkFileExperiment) experiment = experiment with { OutputDirectory = experiment.OutputDirectory ?? Path.Combine("results", experiment.Name) };
        ExperimentResult result = await ProgressDisplay.ShowAsync(terminal, progress => experiment.RunAsync(progress, cancellation)).ConfigureAwait(false);
        ResultWriter.Write(terminal, result);
        if (!result.Completed) return ExitCode.Cancelled;
        return result.Problems.IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }
}
