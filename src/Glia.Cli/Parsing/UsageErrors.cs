using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Glia.Errors;

namespace Glia.Cli.Parsing;

/// <summary>Says what is wrong with a command line, with the nearest known name.</summary>
internal static class UsageErrors
{
    /// <summary>Reports the first thing that was not understood.</summary>
    [DoesNotReturn]
    public static void Throw(ParseResult parsed, GliaCommand command)
    {
        command.ExplainErrors?.Invoke(parsed);
        string? unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is not null)
        {
            GliaCommand reached = CommandBefore(unknown, parsed);
            throw new UsageException(PathOf(reached), Unknown(unknown, reached));
        }

        if (command.Run is null) ThrowIncomplete(command);
        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 }) is { } missing)
            throw new UsageException(PathOf(command), $"needs {missing.Name}: {Lowered(missing.Description ?? "")}. See 'glia{Below(command)} --help'.");
        throw new UsageException(PathOf(command), $"{parsed.Errors[0].Message.TrimEnd('.')}. See 'glia{Below(command)} --help'.");
    }

    /// <summary>Reports that a command needs one of its subcommands.</summary>
    [DoesNotReturn]
    public static void ThrowIncomplete(GliaCommand command) => throw new UsageException(
        PathOf(command),
        $"needs one of: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}. See 'glia{Below(command)} --help'.");

    /// <summary>The command as it is typed: <c>glia model show</c>.</summary>
    public static string PathOf(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault()) names.Push(symbol.Name);
        return string.Join(' ', names);
    }

    private static string Below(Command command) => PathOf(command)["glia".Length..];

    /// <summary>The command that had been reached when a word was not understood: in <c>glia modl list</c> it is <c>glia</c>, not <c>list</c>.</summary>
    private static GliaCommand CommandBefore(string unknown, ParseResult parsed)
    {
        Command reached = parsed.RootCommandResult.Command;
        foreach (Token token in parsed.Tokens)
        {
            if (token.Value == unknown) break;
            if (token.Type == TokenType.Command) reached = reached.Subcommands.FirstOrDefault(sub => sub.Name == token.Value) ?? reached;
        }

        return (GliaCommand)reached;
    }

    private static string Lowered(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Unknown(string token, GliaCommand command)
    {
        if (token.StartsWith('-'))
        {
            IEnumerable<string> known = OptionsOf(command).Select(option => option.Name);
            return $"has no option '{token}'.{Suggestion.For(token, known)} See 'glia{Below(command)} --help'.";
        }

        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
            return $"has no command '{token}'.{Suggestion.For(token, command.Subcommands.Select(sub => sub.Name))} See 'glia{Below(command)} --help'.";
        return $"does not take the argument '{token}'. See 'glia{Below(command)} --help'.";
    }

    /// <summary>Options of a command and those it inherits.</summary>
    public static IEnumerable<Option> OptionsOf(Command command)
    {
        foreach (Option option in command.Options.Where(option => !option.Hidden)) yield return option;
        for (Command? above = command.Parents.OfType<Command>().FirstOrDefault(); above is not null; above = above.Parents.OfType<Command>().FirstOrDefault())
            foreach (Option option in above.Options.Where(option => option.Recursive && !option.Hidden))
                yield return option;
    }
}
