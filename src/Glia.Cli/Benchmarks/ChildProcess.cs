using System.Diagnostics;
using Glia.Errors;

namespace Glia.Cli.Benchmarks;

/// <summary>A <c>glia</c> in a process of its own: what it takes from its start on, and memory that nothing measured before has touched.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Wall_s">From its start to its end.</param>
/// <param name="Reached_s">From its start to the awaited line of progress; NaN when none was awaited.</param>
internal sealed record ChildProcess(string Output, double Wall_s, double Reached_s)
{
    /// <summary>Runs a command line of this build of <c>glia</c>.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="awaited">What the awaited line of progress starts with; null to await the end only.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="GliaException">The process failed, or ended without the awaited line.</exception>
    public static Task<ChildProcess> RunAsync(IEnumerable<string> arguments, string? awaited, CancellationToken cancellation)
    {
        // 'dotnet Glia.Cli.dll' is started as such; an executable of its own needs no assembly.
        IEnumerable<string> assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" or "testhost"
            ? [Path.Combine(AppContext.BaseDirectory, "Glia.Cli.dll")] : [];
        string program = assembly.Any() ? "dotnet" : Environment.ProcessPath!;
        return RunAsync(program, assembly.Concat(arguments), awaited, cancellation);
    }

    /// <summary>Runs any program; otherwise as the other.</summary>
    public static async Task<ChildProcess> RunAsync(string program, IEnumerable<string> arguments, string? awaited, CancellationToken cancellation)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        using var process = new Process { StartInfo = info };
        long start = Stopwatch.GetTimestamp();
        process.Start();
        await using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        (double reached_s, string last) = (double.NaN, "");
        while (await process.StandardError.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            last = line;
            if (awaited is not null && double.IsNaN(reached_s) && line.StartsWith(awaited, StringComparison.Ordinal)) reached_s = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        double wall_s = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new GliaException("glia bench", $"'{program} {string.Join(' ', info.ArgumentList)}' failed with code {process.ExitCode}: {last}");
        if (awaited is not null && double.IsNaN(reached_s))
            throw new GliaException("glia bench", $"'{program} {string.Join(' ', info.ArgumentList)}' ended without reaching '{awaited}'.");
        return new ChildProcess(await output.ConfigureAwait(false), wall_s, reached_s);
    }
}
