using System.CommandLine;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Gallery;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Options;

namespace Glia.Cli.Commands;

/// <summary><c>glia resume</c>: goes on with a run from a checkpoint.</summary>
internal static class ResumeCommand
{
    public static GliaCommand Create()
    {
        var file = new Argument<string>("FILE") { Description = "A checkpoint, as 'glia run --checkpoint-every' leaves them in its folder" };
        var threads = new Option<string>("--threads")
        {
            Description = "Worker threads; results do not depend on it [default: as before]", HelpName = "N", CustomParser = result => result.Tokens[0].Value,
        };
        var command = new GliaCommand("resume", "Go on with a run from a checkpoint.")
        {
            Details = "A checkpoint holds the whole state of a run and what was asked for, so nothing else is needed. The run goes on into the folder in which the checkpoint lies; "
                + "recordings are cut back to the time of the checkpoint first. Results are, bit for bit, those of a run that was never interrupted, also with another number of threads "
                + "(docs/checkpoints.md).",
            Examples = ["glia run microcircuit --duration 60s --checkpoint-every 10s", "glia resume results/microcircuit/checkpoint-10s", "glia resume results/brunel/ai/checkpoint-1500ms --threads 4 --json"],
            Run = (parsed, terminal, cancellation) => RunCommand.RunAsync(Resumed(parsed.GetRequiredValue(file), parsed.GetValue(threads)), terminal, cancellation),
        };
        command.Add(file);
        command.Add(threads);
        return command;
    }

    private static Experiment Resumed(string file, string? threads)
    {
        if (threads is not null) CheckThreads(threads);
        return threads is null ? ResumedExperiment.From(file) : ResumedExperiment.From(file, ("threads", threads));
    }

    private static void CheckThreads(string threads)
    {
        try
        {
            OptionText.Count("--threads", threads);
        }
        catch (GliaException exception)
        {
            throw new UsageException(exception.Findings);
        }
    }
}
