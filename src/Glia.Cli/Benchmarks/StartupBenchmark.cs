using System.Diagnostics;
using System.Globalization;

namespace Glia.Cli.Benchmarks;

/// <summary>From the start of the process to the first simulated step, as a user of <c>glia run brunel</c> waits for it.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    public string Name => "startup";

    public string Summary => "From process start to the first simulated step of 'glia run brunel', and to the end of 'glia list'";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var brunel = new Samples();
        var list = new Samples();
        for (int repeat = 1; repeat <= settings.Repeats; repeat++)
        {
            report($"repeat {repeat} of {settings.Repeats}");
            list.Add(await UntilAsync(["list"], null, cancellation).ConfigureAwait(false));
            brunel.Add(await UntilAsync(
                ["run", "brunel", "--regime", "ai", "--duration", "1ms", "--transient", "0ms", "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture)],
                "simulate", cancellation).ConfigureAwait(false));
        }

        return
        [
            new("process start to first step, glia run brunel", "s", brunel) { Peers = "Brian 2 C++: tens of seconds of compilation", Reach = 1.5, Aim = 0.7 },
            new("glia list, whole process", "s", list),
        ];
    }

    /// <summary>Seconds until a line of progress starts with a word, or until the process ends when no word is given.</summary>
    private static async Task<double> UntilAsync(string[] arguments, string? word, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using var process = new Process { StartInfo = StartInfo(arguments) };
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        double seconds = double.NaN;
        while (await process.StandardError.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            if (word is not null && double.IsNaN(seconds) && line.StartsWith(word, StringComparison.Ordinal)) seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await output.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (word is null) seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0 ? seconds : double.NaN;
    }

    private static ProcessStartInfo StartInfo(string[] arguments)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        // 'dotnet Glia.Cli.dll' is started as such; an executable of its own needs no assembly.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Glia.Cli.dll"));
        foreach (string argument in arguments) info.ArgumentList.Add(argument);
        return info;
    }
}
