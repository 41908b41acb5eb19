using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Tests.Spikes;

public sealed class SpikeDataTests
{
    private static readonly ObservedPopulation _sample = new("E", 100) { Sample = [3, 8, 40] };

    private static readonly RecordingWindow _window = new(new TimeGrid(0.1 * Units.ms), 0, 1000);

    private static readonly SpikeData _spikes = new(_sample, _window, [5, 5, 10, 700], [3, 40, 3, 40]);

    [Fact]
    public void Each_neuron_has_its_train()
    {
        Assert.Equal([0.5, 1], _spikes.TrainOf(3).Times_ms.ToArray());
        Assert.Equal([0.5, 70], _spikes.TrainOf(40).Times_ms.ToArray());
        Assert.Equal(0, _spikes.TrainOf(8).Count);
        Assert.Equal([2, 0, 2], _spikes.Counts());
        Assert.Equal([3, 8, 40], _spikes.Trains().Select(train => train.Neuron));
        Assert.Equal(20, _spikes.TrainOf(3).Rate.Hertz, 1e-12);
    }

    [Fact]
    public void A_slice_leaves_out_its_beginning_and_includes_its_end()
    {
        SpikeData slice = _spikes.Between(0.5 * Units.ms, 70 * Units.ms);
        Assert.Equal([10, 700], slice.Steps.ToArray());
        Assert.Equal(69.5, slice.Window.Duration.Milliseconds);
        Assert.Equal(69.5, slice.TrainOf(8).Stop.Milliseconds - slice.TrainOf(8).Start.Milliseconds, 1e-12);
    }

    [Fact]
    public void Slices_fit_together()
    {
        SpikeData early = _spikes.Between(0 * Units.ms, 1 * Units.ms), late = _spikes.After(1 * Units.ms);
        Assert.Equal(_spikes.Steps.ToArray(), early.Steps.AddRange(late.Steps).ToArray());
    }

    [Fact]
    public void A_neuron_that_was_not_observed_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => _spikes.TrainOf(4));

    [Fact]
    public void Contradictory_recordings_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SpikeData(_sample, _window, [1, 2], [3]));
        Assert.Throws<ArgumentException>(() => new SpikeData(_sample, _window, [2, 1], [3, 3]));
        Assert.Throws<ArgumentException>(() => new SpikeData(_sample, _window, [1001], [3]));
        Assert.Throws<ArgumentException>(() => new SpikeData(_sample, _window, [1], [4]));
    }
}
