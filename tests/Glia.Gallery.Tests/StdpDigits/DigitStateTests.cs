using Glia.Data.Datasets;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.StdpDigits;
using Glia.Simulation;

namespace Glia.Gallery.Tests.StdpDigits;

public sealed class DigitStateTests
{
    private static readonly StdpDigitsExperiment s_settings = new() { Size = 8, Train = 3, Passes = 2, Label = 2, Test = 2, Seed = 4 };

    [Fact]
    public void State_comes_back_from_its_bytes()
    {
        var state = new DigitState(cells: 2, classes: 3)
        {
            Phase = DigitPhase.Label, Next = 7, Shown = 40, Classes = new CellClasses([2, CellClasses.None], 3), Totals = new ScreenTotals(50, 1.5, 25, 1L << 40),
        };
        state.Curve.Add((10, 0.5));
        state.Tally.Add(1, [3, 0]);
        state.Confusion.Add(2, 1);
        state.Stretch.Add(0, 0);
        byte[] bytes = state.ToBytes();
        var read = DigitState.FromBytes(bytes, cells: 2, classes: 3);
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal((DigitPhase.Label, 7, 40, state.Totals), (read.Phase, read.Next, read.Shown, read.Totals));
        Assert.Equal(state.Classes.Of.AsEnumerable(), read.Classes!.Of);
        Assert.Equal([(10, 0.5)], read.Curve);
        Assert.Equal([1, CellClasses.None], read.Tally.Assign().Of.AsEnumerable());
        for (int length = 0; length < bytes.Length; length++) Assert.Throws<GliaException>(() => DigitState.FromBytes(bytes.AsSpan(0, length), 2, 3));
        Assert.Throws<GliaException>(() => DigitState.FromBytes(bytes, cells: 3, classes: 3));
    }

    [Fact]
    public async Task Stopped_trial_goes_on_as_if_it_had_not_been_stopped()
    {
        DigitOutcome whole = await RunAsync(stopAfter: int.MaxValue);
        foreach (int images in (int[])[2, 6, 7]) Equal(whole, await RunAsync(images));
    }

    /// <summary>Runs all stages, with one trial after another when it is stopped.</summary>
    private static async Task<DigitOutcome> RunAsync(int stopAfter)
    {
        DigitSets sets = DigitSets.Of(s_settings);
        DigitNetwork network = s_settings.Describe(sets.Train.Width * sets.Train.Height);
        using Simulation.Simulation simulation = network.Network.Build(new SimulationOptions { Threads = 1 });
        using var stop = new CancellationTokenSource();
        var state = new DigitState(s_settings.Size, sets.Train.Classes);
        DigitOutcome outcome = await new DigitTrial(simulation, network, sets, state, CheckpointKeeper.For(s_settings)).RunAsync(new Stopper(() =>
        {
            if (state.Shown == stopAfter) stop.Cancel();
        }), stop.Token);
        if (outcome.Completed) return outcome;
        Assert.Equal(stopAfter, outcome.Images);
        return await new DigitTrial(simulation, network, sets, DigitState.FromBytes(state.ToBytes(), s_settings.Size, sets.Train.Classes), CheckpointKeeper.For(s_settings)).RunAsync(null, default);
    }

    private static void Equal(DigitOutcome expected, DigitOutcome actual)
    {
        Assert.True(actual.Completed);
        Assert.Equal(expected.Weights.Select(field => field.ToArray()), actual.Weights.Select(field => field.ToArray()));
        Assert.Equal(expected.Curve.AsEnumerable(), actual.Curve);
        Assert.Equal(expected.Classes!.Of.AsEnumerable(), actual.Classes!.Of);
        Assert.Equal((expected.Images, expected.Totals.Presentations, expected.Confusion.Accuracy), (actual.Images, actual.Totals.Presentations, actual.Confusion.Accuracy));
    }

    /// <summary>Asked before every report, however rare reports are.</summary>
    private sealed class Stopper(Action after) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => after();
    }
}
