using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Glia.Cli.Tests;

public sealed partial class ResumeTests
{
    private const int Interrupt = 2, Kill = 9;

    private const string Net = """
        name: noisy
        duration: 2 s
        populations:
          cells: {model: iaf_psc_exp, size: 90}
          drive: {model: poisson, size: 90, parameters: {rate: 9 kHz}}
        projections:
          - {from: drive, to: cells, rule: one_to_one, weight: 50 pA, delay: 1.5 ms}
          - {from: cells, to: cells, rule: {fixed_in_degree: 20}, weight: -60 pA, delay: {uniform: [1 ms, 20 ms]}}
        record:
          - {spikes: cells}
          - {states: cells, variables: [V_m], neurons: [3], every: 5}
          - {rate: cells, bin: 7 ms}
        """;

    private const string Plastic = """
        name: learning
        duration: 60 ms
        synapses:
          - name: gated
            equations: |
              dw/dt = c*gate : weight (clock-driven)
              dc/dt = -c/tau : weight (event-driven)
              dx/dt = -x/(20*ms) : 1 (event-driven)
              gate : hertz (modulator)
              tau : second (constant)
            on_pre: |
              x += 1
              w = max(w + 0.1*w*randn(), 0*w)
            on_post: c += 2*x*w
            parameters: {tau: 100 ms}
        populations:
          cells: {model: iaf_psc_exp, size: 90}
          drive: {model: poisson, size: 90, parameters: {rate: 11 kHz}}
        projections:
          - {from: drive, to: cells, rule: one_to_one, weight: 55 pA, delay: 0.5 ms}
          - {from: cells, to: cells, rule: {fixed_in_degree: 20}, weight: 40 pA, delay: {uniform: [1 ms, 9 ms]}, synapse: {model: stdp_synapse, parameters: {lambda: 0.1}}}
          - from: cells
            to: cells
            rule: {fixed_in_degree: 10}
            weight: {uniform: [20 pA, 60 pA]}
            delay: 1.5 ms
            synapse: {model: gated, modulators: {gate: {times: [0 ms, 40 ms], values: [10 Hz, 80 Hz]}}}
        record:
          - {spikes: cells}
          - {states: cells, variables: [V_m, I_syn_ex], neurons: [3], every: 5}
        """;

    /// <summary>Long enough that a kill mostly comes in the middle; that it comes after the end changes nothing of what is asserted.</summary>
    private static readonly string[] s_circuit = ["run", "cuba", "--scale", "0.1", "--duration", "2s", "--transient", "0ms", "--threads", "2"];

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(Kill)]
    [InlineData(Interrupt)]
    public async Task A_run_that_was_stopped_at_any_moment_is_resumed_to_the_same_files(int signal)
    {
        using var folder = new TemporaryFolder();
        string whole = Path.Combine(folder.Path, "whole"), stopped = Path.Combine(folder.Path, "stopped");
        Assert.Equal(0, (await Cli.RunAsync([.. s_circuit, "--out", whole])).Code);

        using (Process process = Start([.. s_circuit, "--out", stopped, "--checkpoint-every", "100ms"]))
        {
            Task output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await UntilAsync(() => process.HasExited || Checkpoints(stopped).Length > 0);
            _ = Send(process.Id, signal);   // to a process that has ended, it is sent in vain
            await process.WaitForExitAsync();
            await output;
        }

        string newest = Newest(stopped);
        CliOutcome outcome = await Cli.RunAsync("resume", newest, "--threads", "1", "--json");
        Assert.True(outcome.Code == 0, outcome.Output + outcome.Error);
        Assert.True(outcome.Json.GetProperty("completed").GetBoolean());
        Assert.Equal(2, outcome.Json.GetProperty("facts").GetProperty("simulated").GetProperty("value").GetDouble(), 9);
        AssertSameRecordings(whole, stopped);
        Assert.Contains("checkpoint-2s", Checkpoints(stopped).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Killed_again_and_again_a_run_still_comes_to_the_same_end()
    {
        using var folder = new TemporaryFolder();
        string whole = Path.Combine(folder.Path, "whole"), killed = Path.Combine(folder.Path, "killed"), net = folder.File("net.yaml", Net);
        Assert.Equal(0, (await Cli.RunAsync("run", net, "--out", whole, "--format", "npz")).Code);
        var random = new System.Random(8);
        string[] arguments = ["run", net, "--out", killed, "--format", "npz", "--checkpoint-every", "20ms"];
        for (int kill = 0; kill < 3; kill++)
        {
            using Process process = Start(arguments);
            Task output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            string before = Checkpoints(killed).Length > 0 ? Newest(killed) : "";
            await UntilAsync(() => process.HasExited || (Checkpoints(killed).Length > 0 && Newest(killed) != before));
            await Task.Delay(random.Next(60));
            process.Kill();
            await process.WaitForExitAsync();
            await output;
            arguments = ["resume", Newest(killed)];
        }

        File.Delete(net);   // a checkpoint needs nothing else
        CliOutcome outcome = await Cli.RunAsync(arguments);
        Assert.True(outcome.Code == 0, outcome.Error);
        AssertSameRecordings(whole, killed);
    }

    [Fact]
    public async Task A_completed_run_with_checkpoints_has_the_recordings_of_one_without_and_can_be_resumed_from_its_middle()
    {
        using var folder = new TemporaryFolder();
        string whole = Path.Combine(folder.Path, "whole"), saved = Path.Combine(folder.Path, "saved"), net = folder.File("net.yaml", Net);
        Assert.Equal(0, (await Cli.RunAsync("run", net, "--out", whole, "--duration", "100ms")).Code);
        Assert.Equal(0, (await Cli.RunAsync("run", net, "--out", saved, "--duration", "100ms", "--checkpoint-every", "30ms")).Code);
        AssertSameRecordings(whole, saved);
        Assert.Equal(["checkpoint-100ms", "checkpoint-90ms"], Checkpoints(saved).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string checkpoint in new[] { "checkpoint-90ms", "checkpoint-100ms" })
        {
            Assert.Equal(0, (await Cli.RunAsync("resume", Path.Combine(saved, checkpoint))).Code);
            AssertSameRecordings(whole, saved);
        }
    }

    [Fact]
    public async Task A_network_that_learns_goes_on_learning_when_it_is_resumed()
    {
        using var folder = new TemporaryFolder();
        string whole = Path.Combine(folder.Path, "whole"), saved = Path.Combine(folder.Path, "saved"), net = folder.File("plastic.yaml", Plastic);
        Assert.Equal(0, (await Cli.RunAsync("run", net, "--out", whole)).Code);
        CliOutcome run = await Cli.RunAsync("run", net, "--out", saved, "--checkpoint-every", "35ms", "--threads", "2");
        Assert.True(run.Code == 0, run.Output + run.Error);
        AssertSameRecordings(whole, saved);
        File.Delete(net);   // the checkpoint holds the network with its synapse models
        CliOutcome resumed = await Cli.RunAsync("resume", Path.Combine(saved, "checkpoint-35ms"), "--threads", "1");
        Assert.True(resumed.Code == 0, resumed.Output + resumed.Error);
        AssertSameRecordings(whole, saved);
    }

    [Fact]
    public async Task An_experiment_of_several_circuits_goes_on_with_the_one_that_was_interrupted()
    {
        using var folder = new TemporaryFolder();
        string whole = Path.Combine(folder.Path, "whole"), saved = Path.Combine(folder.Path, "saved");
        string[] run = ["run", "brunel", "--scale", "0.02", "--duration", "30ms", "--transient", "10ms", "--threads", "2"];
        Assert.Equal(0, (await Cli.RunAsync([.. run, "--out", whole])).Code);
        Assert.Equal(0, (await Cli.RunAsync([.. run, "--out", saved, "--checkpoint-every", "15ms"])).Code);
        string[] circuits = [.. Directory.GetDirectories(saved).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        Assert.Equal(4, circuits.Length);

        // As after a kill in the second circuit: the third and fourth had not begun.
        Directory.Delete(Path.Combine(saved, "si-fast"), recursive: true);
        Directory.Delete(Path.Combine(saved, "si-slow"), recursive: true);
        CliOutcome outcome = await Cli.RunAsync("resume", Path.Combine(saved, "ai", "checkpoint-30ms"), "--json");
        Assert.True(outcome.Code == 0, outcome.Output);
        Assert.Equal("brunel", outcome.Json.GetProperty("experiment").GetString());
        foreach (string circuit in circuits) AssertSameRecordings(Path.Combine(whole, circuit), Path.Combine(saved, circuit));
    }

    [Fact]
    public async Task What_cannot_be_resumed_is_refused()
    {
        using var folder = new TemporaryFolder();
        CliOutcome foreign = await Cli.RunAsync("resume", folder.File("checkpoint-1s", Net), "--json");
        Assert.Equal(1, foreign.Code);
        Assert.Contains("is not a checkpoint of Glia", foreign.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Cli.RunAsync("resume", Path.Combine(folder.Path, "nothing"))).Code);
        Assert.Equal(2, (await Cli.RunAsync("resume")).Code);
        Assert.Equal(2, (await Cli.RunAsync("resume", "x", "--threads", "many")).Code);
        CliOutcome uneven = await Cli.RunAsync("run", folder.File("net.yaml", Net), "--out", folder.Path, "--checkpoint-every", "0.05ms");
        Assert.Equal(1, uneven.Code);
        Assert.Contains("time between checkpoints", uneven.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.RunAsync("run", "cuba", "--checkpoint-every", "never")).Code);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (long begin = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(5))
            if (Stopwatch.GetElapsedTime(begin) > s_patience) return;   // what follows is right at any time
    }

    private static string[] Checkpoints(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "checkpoint-*").Where(file => Path.GetExtension(file) != ".partial")] : [];

    private static string Newest(string folder) => Checkpoints(folder).MaxBy(File.GetLastWriteTimeUtc)!;

    /// <summary>All files but the report, which tells how long the run took.</summary>
    private static void AssertSameRecordings(string expected, string actual)
    {
        string[] names = [.. Recordings(expected)];
        Assert.NotEmpty(names);
        Assert.Equal(names, Recordings(actual));
        foreach (string name in names)
            Assert.True(File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))), $"{name} differs");
    }

    private static IEnumerable<string> Recordings(string folder) => Directory.GetFiles(folder).Select(file => Path.GetFileName(file))
        .Where(name => !name.StartsWith("checkpoint-", StringComparison.Ordinal) && name != "report.html").Order(StringComparer.Ordinal);

    private static Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Glia.Cli.dll"));
        foreach (string argument in arguments) info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
