using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Glia.Cli.Tests;

public sealed partial class InterruptionTests
{
    private const int Interrupt = 2, Terminate = 15;

    [Fact]
    public async Task Ctrl_C_in_the_middle_keeps_partial_results_and_marks_them()
    {
        using var folder = new TemporaryFolder();
        using Process process = Start("run", "cuba", "--scale", "0.05", "--duration", "100000s", "--transient", "0ms", "--out", folder.Path, "--json");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await UntilSimulatingAsync(process);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.Equal(0, Kill(process.Id, Interrupt));
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        var outcome = new CliOutcome(process.ExitCode, await output, await errors);
        Assert.False(outcome.Json.GetProperty("completed").GetBoolean());
        Assert.True(outcome.Json.GetProperty("facts").GetProperty("simulated").GetProperty("value").GetDouble() > 0);
        Assert.Contains(Directory.GetFiles(folder.Path), file => Path.GetFileName(file).StartsWith("spikes-E.partial", StringComparison.Ordinal) && new FileInfo(file).Length > 0);
        Assert.Contains("Partial", await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminated_run_has_the_exit_code_of_the_signal()
    {
        using var folder = new TemporaryFolder();
        using Process process = Start("run", "cuba", "--scale", "0.05", "--duration", "100000s", "--transient", "0ms", "--out", folder.Path, "--json");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await UntilSimulatingAsync(process);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync();
        await Task.WhenAll(output, errors);

        Assert.Equal(143, process.ExitCode);
    }

    private static async Task UntilSimulatingAsync(Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith("simulate", StringComparison.Ordinal)) return;
        Assert.Fail("The process ended before it simulated anything.");
    }

    private static Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Glia.Cli.dll"));
        foreach (string argument in arguments) info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
