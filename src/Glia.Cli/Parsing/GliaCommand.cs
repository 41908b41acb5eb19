using System.CommandLine;
using System.CommandLine.Parsing;
using Glia.Cli.Output;

namespace Glia.Cli.Parsing;

/// <summary>A command with what its help shows beyond names.</summary>
internal class GliaCommand : Command
{
    /// <summary>A command; without a <see cref="Run"/> it only groups others.</summary>
    public GliaCommand(string name, string description) : base(name, description) =>
        SetAction(_ => 0);   // The parser takes a command without an action for incomplete; Run is called by the command runner.

    /// <summary>Command lines worth trying.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Paragraphs below the description: what to expect, where it comes from.</summary>
    public string Details { get; init; } = "";

    /// <summary>What it does; null for a command that only groups others.</summary>
    public Func<ParseResult, Terminal, CancellationToken, Task<int>>? Run { get; init; }

    /// <summary>Looks at a command line that could not be parsed before its errors are reported as they are; throws a better-fitting <see cref="UsageException"/> when it has one.</summary>
    public Action<ParseResult>? ExplainErrors { get; init; }
}
