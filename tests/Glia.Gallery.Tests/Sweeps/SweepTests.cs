using System.Collections.Immutable;
using Glia.Errors;
using Glia.Gallery.Brunel;
using Glia.Gallery.NetworkFiles;
using Glia.Gallery.Results;
using Glia.Gallery.SingleNeuron;
using Glia.Gallery.Sweeps;

namespace Glia.Gallery.Tests.Sweeps;

public sealed class SweepTests
{
    private const string Balanced = """
        seed: 7
        duration: 60 ms
        populations:
          E: {size: 80, model: iaf_psc_exp}
          I: {size: 20, model: iaf_psc_exp}
          drive: {size: 100, model: poisson, parameters: {rate: 15 kHz}}
        projections:
          - {from: E, to: I, rule: {fixed_in_degree: 20}, weight: 40 pA, delay: 1 ms}
          - {from: I, to: E, rule: {fixed_in_degree: 10}, weight: {normal: {mean: -200 pA, sd: 20 pA}}, delay: 1 ms}
          - {from: drive, to: E, rule: {fixed_in_degree: 1}, weight: 50 pA, delay: 1 ms}
          - {from: drive, to: I, rule: {fixed_in_degree: 1}, weight: 50 pA, delay: 1 ms}
        record:
          - {spikes: E}
          - {spikes: I}
          - {states: E, variables: [V_m], neurons: [0]}
        """;

    [Fact]
    public async Task Each_run_gives_what_it_gives_by_itself()
    {
        using var folder = new TemporaryFolder();
        Sweep sweep = Described(folder, "populations.E.V_th=-55mV..-53mV:1mV", "projections.E->I.weight=30pA,60pA");
        SweepResult result = await sweep.RunAsync();
        Assert.True(result.Completed);
        Assert.Equal(6, result.Rows.Length);
        foreach (SweepRow row in result.Rows)
        {
            Experiment alone = ((NetworkFileExperiment)sweep.Experiment) with { OutputDirectory = Path.Combine(folder.Path, "alone"), Threads = 2 };
            for (int k = 0; k < sweep.Axes.Length; k++) alone = alone.Set(sweep.Axes[k].Path, row.Point.Values[k]);
            ExperimentResult expected = await alone.RunAsync();
            Assert.Equal(expected.Table!.Rows[0][3], row["E.rate_Hz"]);
            Assert.Equal(expected.Table.Rows[1][3], row["I.rate_Hz"]);
            Assert.Equal((double)(long)expected.Facts.First(fact => fact.Name == "synaptic events").Value, row["synaptic_events"]);
        }

        Assert.Equal(6, result.Rows.Select(row => row["synaptic_events"]).Distinct().Count());
        // Two weights are two sets of synapses, each drawn once for three thresholds.
        Assert.Equal((2, 4), (result.SynapsesBuilt, result.SynapsesReused));
    }

    [Fact]
    public async Task Jobs_and_threads_change_nothing_but_times()
    {
        using var folder = new TemporaryFolder();
        Sweep sweep = Described(folder, "populations.I.tau_m=8ms..11ms", "seed=1,2") with { OutputDirectory = null };
        SweepResult one = await (sweep with { Jobs = 1 }).RunAsync(), several = await (sweep with { Jobs = 3, Threads = 2 }).RunAsync();
        string[] measured = [.. one.Measures.Where(name => !name.EndsWith("_s", StringComparison.Ordinal) && name != "real-time_factor")];
        Assert.Contains("E.correlation", measured);
        foreach ((SweepRow a, SweepRow b) in one.Rows.Zip(several.Rows))
            Assert.All(measured, name => Assert.Equal(a[name], b[name]));
        Assert.Equal((2, 6), (one.SynapsesBuilt, one.SynapsesReused));
    }

    [Fact]
    public async Task A_sweep_goes_on_after_the_rows_that_are_there_and_a_torn_line_is_run_again()
    {
        using var folder = new TemporaryFolder();
        Sweep sweep = Described(folder, "seed=1..4");
        SweepResult whole = await sweep.RunAsync();
        string table = Path.Combine(sweep.OutputDirectory!, "sweep.csv");
        string[] lines = File.ReadAllLines(table);
        // As if the process had been killed while it wrote the third line.
        File.WriteAllText(table, string.Join('\n', lines[..3]) + "\n" + lines[3][..(lines[3].Length / 2)]);
        SweepResult resumed = await sweep.RunAsync();
        Assert.Equal(2, resumed.Kept);
        Assert.True(resumed.Completed);
        Assert.Equal(whole.Rows.Select(row => row["E.rate_Hz"]), resumed.Rows.Select(row => row["E.rate_Hz"]));
        Assert.Equal(lines[..3], File.ReadAllLines(table)[..3]);
        Assert.Equal(5, File.ReadAllLines(table).Length);
        Assert.Equal(4, (await sweep.RunAsync()).Kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run,seed,E.rate_Hz,problems")]
    [InlineData("run,seed,E.rate_Hz,problems\n1,9,3,\n7,1,3,\n1,1,x,\n1,1\n")]
    [InlineData("nonsense\n1,2,3\n")]
    public async Task Lines_that_are_no_rows_of_the_sweep_are_run_again(string content)
    {
        using var folder = new TemporaryFolder();
        Sweep sweep = Described(folder, "seed=1,2");
        await sweep.RunAsync();
        File.WriteAllText(Path.Combine(sweep.OutputDirectory!, "sweep.csv"), content);
        SweepResult result = await sweep.RunAsync();
        Assert.Equal(0, result.Kept);
        Assert.True(result.Completed);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(sweep.OutputDirectory!, "sweep.csv")).Length);
    }

    [Fact]
    public async Task Another_sweep_in_the_same_folder_is_refused_and_leaves_the_table_alone()
    {
        using var folder = new TemporaryFolder();
        Sweep sweep = Described(folder, "seed=1,2");
        await sweep.RunAsync();
        string table = Path.Combine(sweep.OutputDirectory!, "sweep.csv"), before = File.ReadAllText(table);
        Sweep[] others =
        [
            Described(folder, "seed=1,2,3"), sweep with { IsPaired = true }, new Sweep(new NeuronExperiment(), sweep.Axes) { OutputDirectory = sweep.OutputDirectory },
            new Sweep(sweep.Experiment.Set("populations.E.tau_m", "11 ms"), sweep.Axes) { OutputDirectory = sweep.OutputDirectory },
        ];
        foreach (Sweep other in others)
            Assert.Contains("holds the results of another sweep", (await Assert.ThrowsAsync<GliaException>(() => other.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(table));
    }

    [Fact]
    public async Task A_stopped_sweep_keeps_what_has_ended()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        Sweep sweep = Described(folder, "seed=1..6") with { Jobs = 1 };
        // Stopped by its own progress, after the second run: nothing depends on how long a run takes.
        var progress = new Watch(value =>
        {
            if (value.Detail.StartsWith("2 of", StringComparison.Ordinal)) stop.Cancel();
        });
        SweepResult stopped = await sweep.RunAsync(progress, stop.Token);
        Assert.True(stopped.Stopped);
        Assert.Equal(2, stopped.Rows.Length);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(sweep.OutputDirectory!, "sweep.csv")).Length);
        Assert.Contains("Partial", File.ReadAllText(Path.Combine(sweep.OutputDirectory!, "report.html")), StringComparison.Ordinal);
        Assert.Equal(2, (await sweep.RunAsync()).Kept);
    }

    [Fact]
    public async Task Everything_wrong_with_any_run_is_told_before_the_first()
    {
        using var folder = new TemporaryFolder();
        GliaException exception = await Assert.ThrowsAsync<GliaException>(() =>
            Described(folder, "populations.E.V_thh=-55mV", "populations.I.tau_m=10ms,10mV", "projections.E->J.weight=1pA", "duration=60ms,0.05ms").RunAsync());
        Assert.Contains(exception.Findings, finding => finding.Message.Contains("Did you mean 'V_th'?", StringComparison.Ordinal));
        Assert.Contains(exception.Findings, finding => finding.Message.Contains("10 mV", StringComparison.Ordinal));
        Assert.Contains(exception.Findings, finding => finding.Message.Contains("Did you mean 'E->I'?", StringComparison.Ordinal));
        Assert.Contains(exception.Findings, finding => finding.Message.Contains("not a multiple of the time step", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(folder.Path, "out", "sweep.csv")));
    }

    [Fact]
    public void Axes_that_cannot_be_combined_are_refused_together()
    {
        var sweep = new Sweep(new BrunelExperiment(), SweepAxis.Parse("g=1..3"), SweepAxis.Parse("g=4..6"), SweepAxis.Parse("eta=1,2"), SweepAxis.Parse("threads=1,2")) { Jobs = 0 };
        GliaException exception = Assert.Throws<GliaException>(() => sweep.Points());
        Assert.Equal(3, exception.Findings.Length);
        Assert.Contains("nothing", Assert.Throws<GliaException>(() => new Sweep(new BrunelExperiment()).Points()).Message, StringComparison.Ordinal);
        var large = new Sweep(new BrunelExperiment(), SweepAxis.Parse("g=1..101"), SweepAxis.Parse("seed=1..100"));
        Assert.Contains("10,100 runs (101 × 100)", Assert.Throws<GliaException>(() => large.Points()).Message, StringComparison.Ordinal);
        Assert.Contains("3 of g and 2 of eta", Assert.Throws<GliaException>(() =>
            new Sweep(new BrunelExperiment(), SweepAxis.Parse("g=1..3"), SweepAxis.Parse("eta=1,2")) { IsPaired = true }.Points()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_combined_or_paired()
    {
        var sweep = new Sweep(new BrunelExperiment(), SweepAxis.Parse("g=3,4"), SweepAxis.Parse("eta=1,2"), SweepAxis.Parse("scale=0.1"));
        Assert.Equal(["3 1 0.1", "3 2 0.1", "4 1 0.1", "4 2 0.1"], sweep.Points().Select(point => string.Join(' ', point.Values)));
        Assert.Equal(["3 1 0.1", "4 2 0.1"], (sweep with { IsPaired = true }).Points().Select(point => string.Join(' ', point.Values)));
    }

    [Fact]
    public async Task Options_of_experiments_are_swept_and_unknown_ones_refused()
    {
        var sweep = new Sweep(new FiCurveExperiment(), SweepAxis.Parse("points=2..3"), SweepAxis.Parse("C_m=250pF,200pF"), SweepAxis.Parse("duration=100ms"));
        SweepResult result = await sweep.RunAsync();
        Assert.Equal(4, result.Rows.Length);
        Assert.All(result.Rows, row => Assert.True(double.IsFinite(row["iaf_psc_exp.rate_Hz"]) || double.IsFinite(row["neurons.rate_Hz"])));
        GliaException exception = await Assert.ThrowsAsync<GliaException>(() => new Sweep(new BrunelExperiment(), SweepAxis.Parse("ggg=1"), SweepAxis.Parse("scal=0.1"), SweepAxis.Parse("reset=1ms")).RunAsync());
        Assert.Equal(3, exception.Findings.Length);
        Assert.Contains("Did you mean 'scale'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_runs_go_on_side_by_side_as_fit_into_memory()
    {
        var sweep = new Sweep(new BrunelExperiment { Scale = 0.2, Regime = "ai" }, SweepAxis.Parse("seed=1..8")) { Jobs = 8 };
        long forThree = (long)SweepPlan.Of(sweep, default, long.MaxValue).Needed(3);
        GliaException exception = Assert.Throws<GliaException>(() => SweepPlan.Of(sweep, default, forThree));
        Assert.Contains("8 runs side by side need", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Use --jobs 3.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, SweepPlan.Of(sweep with { Jobs = 3 }, default, forThree).Jobs);
        Assert.Contains("needs", Assert.Throws<GliaException>(() => SweepPlan.Of(sweep, default, 1_000_000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_quantity_is_charted_as_curves_and_two_as_maps()
    {
        using var folder = new TemporaryFolder();
        await Described(folder, "populations.E.V_th=-55mV,-54mV", "seed=1,2").RunAsync();
        string one = Charts(File.ReadAllText(Path.Combine(folder.Path, "out", "report.html")));
        Assert.Contains("\"kind\":\"lines\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"heatmap\"", one, StringComparison.Ordinal);
        await (Described(folder, "populations.E.V_th=-55mV,-54mV", "populations.I.V_th=-55mV,-54mV") with { OutputDirectory = Path.Combine(folder.Path, "two") }).RunAsync();
        Assert.Contains("\"kind\":\"heatmap\"", Charts(File.ReadAllText(Path.Combine(folder.Path, "two", "report.html"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_keep_their_files_when_asked_to()
    {
        using var folder = new TemporaryFolder();
        await (Described(folder, "seed=1,2") with { KeepsFiles = true }).RunAsync();
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "runs", "0002", "spikes-E.csv")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "runs", "0002", "states-E.csv")));
    }

    private static string Charts(string html) => html[..html.IndexOf("</main>", StringComparison.Ordinal)];

    private static Sweep Described(TemporaryFolder folder, params string[] axes)
    {
        string path = Path.Combine(folder.Path, "net.yaml");
        File.WriteAllText(path, Balanced);
        return new Sweep(new NetworkFileExperiment { Path = path }, [.. SweepAxis.ParseAll(axes)]) { OutputDirectory = Path.Combine(folder.Path, "out") };
    }

    private sealed class Watch(Action<ExperimentProgress> action) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => action(value);
    }
}
