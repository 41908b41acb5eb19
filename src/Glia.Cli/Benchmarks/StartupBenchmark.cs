using System.Globalization;

namespace Glia.Cli.Benchmarks;

/// <summary>From the start of the process to the first simulated step, as a user of <c>glia run brunel</c> waits for it.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    public string Name => "startup";

    public string Summary => "From process start to the first simulated step of 'glia run brunel', to the end of 'glia list', and what the launcher adds";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var brunel = new Samples();
        var list = new Samples();
        var launcherAdds = new Samples();
        string? launcher = Launcher();
        DirectoryInfo results = Directory.CreateTempSubdirectory("glia-bench-");
        try
        {
            for (int repeat = 1; repeat <= settings.Repeats; repeat++)
            {
                report($"repeat {repeat} of {settings.Repeats}");
                double direct_s = (await ChildProcess.RunAsync(["list"], null, cancellation).ConfigureAwait(false)).Wall_s;
                list.Add(direct_s);
                if (launcher is not null) launcherAdds.Add((await ChildProcess.RunAsync(launcher, ["list"], null, cancellation).ConfigureAwait(false)).Wall_s - direct_s);
                brunel.Add((await ChildProcess.RunAsync(FirstStep(settings, results.FullName), "simulate", cancellation).ConfigureAwait(false)).Reached_s);
            }
        }
        finally
        {
            results.Delete(recursive: true);
        }

        return
        [
            new("process start to first step, glia run brunel", "s", brunel) { Peers = "Brian 2 C++: tens of seconds of compilation", Reach = 1.5, Aim = 0.7 },
            new("glia list, whole process", "s", list),
            .. launcher is null ? (IEnumerable<BenchmarkRow>)[] : [new("added by the launcher ./glia", "s", launcherAdds) { Reach = 0.3, Aim = 0.3 }],
        ];
    }

    private static string[] FirstStep(BenchmarkSettings settings, string folder) =>
    [
        "run", "brunel", "--regime", "ai", "--duration", "1ms", "--transient", "0ms", "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture),
        "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture), "--scale", settings.Scale.ToString(CultureInfo.InvariantCulture), "--out", folder,
    ];

    /// <summary>The launcher that this build belongs to; null for a build of another origin, which the launcher would not start.</summary>
    private static string? Launcher()
    {
        DirectoryInfo? builds = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent;
        if (builds is not { Name: "builds", Parent: { Name: ".glia", Parent: { } root } }) return null;
        string launcher = Path.Combine(root.FullName, "glia");
        return File.Exists(launcher) ? launcher : null;
    }
}
