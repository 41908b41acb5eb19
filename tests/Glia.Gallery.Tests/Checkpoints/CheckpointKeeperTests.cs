using System.Collections.Immutable;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Checkpoints;

public sealed class CheckpointKeeperTests
{
    [Fact]
    public async Task An_experiment_with_stages_of_its_own_goes_on_from_the_last_one_saved()
    {
        using var folder = new TemporaryFolder();
        var whole = new Staged { OutputDirectory = Path.Combine(folder.Path, "whole") };
        await whole.RunAsync();
        var stopped = new Staged { OutputDirectory = folder.Path, Checkpoints = new Checkpointing { Every = 20 * ms }, StopsAfter = 7 };
        await stopped.RunAsync();
        Assert.Equal(["checkpoint-40ms", "checkpoint-60ms"], Files(folder));

        var resumed = new Staged { OutputDirectory = folder.Path, Checkpoints = new Checkpointing { Every = 20 * ms, ResumeFrom = Path.Combine(folder.Path, "checkpoint-60ms") } };
        await resumed.RunAsync();
        Assert.Equal(6, resumed.FirstStage);
        Assert.Equal(whole.V_mV, resumed.V_mV);
        Assert.Equal(["checkpoint-100ms", "checkpoint-80ms"], Files(folder));
    }

    [Fact]
    public async Task Without_the_wish_for_checkpoints_nothing_is_saved()
    {
        using var folder = new TemporaryFolder();
        await new Staged { OutputDirectory = folder.Path }.RunAsync();
        Assert.Empty(Files(folder));
    }

    [Fact]
    public async Task A_run_from_the_beginning_removes_the_checkpoints_of_an_earlier_one_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "checkpoint-7s", "checkpoint-notes.txt" }) await File.WriteAllTextAsync(Path.Combine(folder.Path, name), "");
        await new Staged { OutputDirectory = folder.Path, Checkpoints = new Checkpointing { Every = 50 * ms } }.RunAsync();
        Assert.Equal(["checkpoint-100ms", "checkpoint-50ms", "checkpoint-notes.txt"], Files(folder));
    }

    [Fact]
    public void Checkpoints_need_a_folder() =>
        Assert.Throws<GliaException>(() => CheckpointKeeper.For(new Staged { Checkpoints = new Checkpointing { Every = 1 * s } }));

    [Fact]
    public async Task A_checkpoint_of_a_program_says_that_the_program_has_to_go_on()
    {
        using var folder = new TemporaryFolder();
        await new Staged { OutputDirectory = folder.Path, Checkpoints = new Checkpointing { Every = 50 * ms } }.RunAsync();
        GliaException refused = Assert.Throws<GliaException>(() => ResumedExperiment.From(Path.Combine(folder.Path, "checkpoint-50ms")));
        Assert.Contains("was saved by a program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_run_come_back_and_one_can_be_changed()
    {
        RunDescription run = new RunDescription("cuba") { Settings = [("scale", "0.1"), ("threads", "2")], Network = "name: \"ä\"\n", Label = "ai" }.With("threads", "3");
        RunDescription read = RunDescription.FromBytes(run.ToBytes(), "file");
        Assert.Equal([("scale", "0.1"), ("threads", "3")], read.Settings.AsEnumerable());
        Assert.Equal(("cuba", "name: \"ä\"\n", "ai"), (read.Experiment, read.Network, read.Label));
        Assert.Throws<GliaException>(() => RunDescription.FromBytes([1, 2, 3], "file"));
    }

    private static string[] Files(TemporaryFolder folder) =>
        [.. Directory.GetFiles(folder.Path, "checkpoint-*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Ten stages of 10 ms, each with a current of its own.</summary>
    private sealed record Staged : Experiment
    {
        public int StopsAfter { get; init; } = 10;

        public int FirstStage { get; private set; }

        public double V_mV { get; private set; }

        public override string Name => "staged";

        public override string Summary => "";

        public override string Description => "";

        public override ImmutableArray<string> Sources => [];

        public override ImmutableArray<ExperimentOption> Options => [];

        public override ImmutableArray<string> Examples => [];

        public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
        {
            var network = new Network();
            Population cells = network.AddPopulation("cells", 1, ModelLibrary.Get("iaf_psc_exp"));
            CheckpointKeeper keeper = CheckpointKeeper.For(this);
            using Simulation.Simulation simulation = await keeper.OpenAsync(network, new SimulationOptions { Threads = 1 }, null, cancellation);
            FirstStage = keeper.Stage.IsEmpty ? 0 : keeper.Stage[0];
            for (int stage = FirstStage; stage < StopsAfter; stage++)
            {
                simulation.SetParameter(cells, "I_e", stage * 20 * pA);
                await simulation.RunAsync(10 * ms, null, cancellation);
                await keeper.SaveIfDueAsync(simulation, () => [(byte)(stage + 1)]);
            }

            V_mV = simulation.GetState(cells, "V_m")[0];
            return new ExperimentResult { Experiment = Name };
        }
    }
}
