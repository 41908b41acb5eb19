using System.CommandLine;
using System.Reflection;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;

namespace Glia.Cli;

/// <summary>Runs one command line: parses it, runs the command, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        // Errors of parsing are reported as asked for, too.
        terminal = terminal with { Json = arguments.Contains("--json"), Out = new ResultStream(terminal.Out) };
        try
        {
            return await RunOrReportAsync(arguments, terminal, cancellation).ConfigureAwait(false);
        }
        catch (ResultStreamException exception)
        {
            FindingWriter.WriteText(terminal.Error, Finding.Error("standard output", $"cannot be written: {exception.Message}"));
            return ExitCode.Failure;
        }
    }

    private static async Task<int> RunOrReportAsync(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return await ParseAndRunAsync(arguments, terminal, cancellation).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            FindingWriter.Write(terminal, exception.Findings);
            return ExitCode.Usage;
        }
        catch (GliaException exception)
        {
            FindingWriter.Write(terminal, exception.Findings);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            FindingWriter.Write(terminal, [Finding.Error("run", "stopped before there was a result to keep.")]);
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            FindingWriter.Write(terminal, [Finding.Error("file", exception.Message)]);
            return ExitCode.Failure;
        }
        catch (OutOfMemoryException)
        {
            FindingWriter.Write(terminal, [Finding.Error("memory", "the machine ran out of memory. Use a smaller network (for experiments --scale), or free memory and try again.")]);
            return ExitCode.Failure;
        }
        catch (Exception exception) when (exception is not ResultStreamException)
        {
            FindingWriter.Write(terminal, [CrashLog.Write(exception, arguments)]);
            return ExitCode.InternalError;
        }
    }

    private static async Task<int> ParseAndRunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        var tree = new CommandTree();
        ParseResult parsed = tree.Root.Parse(SpacedUnits.Join(arguments), new ParserConfiguration { ResponseFileTokenReplacer = null });
        var command = (GliaCommand)parsed.CommandResult.Command;
        if (parsed.GetValue(tree.Help) || arguments.Length == 0)
        {
            HelpWriter.Write(terminal.Out, command);
            return ExitCode.Success;
        }

        if (parsed.GetValue(tree.Version) && parsed.Errors.Count == 0)
        {
            terminal.Out.WriteLine(Version);
            return ExitCode.Success;
        }

        if (parsed.Errors.Count > 0) UsageErrors.Throw(parsed, command);
        if (command.Run is null) UsageErrors.ThrowIncomplete(command);
        return await command.Run!(parsed, terminal, cancellation).ConfigureAwait(false);
    }

    /// <summary>The version of the command.</summary>
    public static string Version { get; } =
        typeof(CommandRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
