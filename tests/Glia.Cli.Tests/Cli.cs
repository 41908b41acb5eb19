using System.Text.Json;
using Glia.Cli.Output;

namespace Glia.Cli.Tests;

/// <summary>Runs command lines within the test process.</summary>
internal static class Cli
{
    /// <summary>Runs a command line.</summary>
    public static async Task<CliOutcome> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandRunner.RunAsync(arguments, new Terminal(output, error), CancellationToken.None);
        return new CliOutcome(code, output.ToString(), error.ToString());
    }
}

/// <summary>What a command line gave.</summary>
internal sealed record CliOutcome(int Code, string Output, string Error)
{
    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
