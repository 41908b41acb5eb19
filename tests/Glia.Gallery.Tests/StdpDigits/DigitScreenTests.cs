using Glia.Data.Datasets;
using Glia.Gallery.StdpDigits;
using Glia.Simulation;

namespace Glia.Gallery.Tests.StdpDigits;

public sealed class DigitScreenTests : IDisposable
{
    private const int Cells = 12, Pixels = GlyphDigits.Size * GlyphDigits.Size;

    private readonly LabelledImages _images = GlyphDigits.Draw(5, DatasetSplit.Train, 3);
    private readonly DigitNetwork _network = DigitNetwork.Describe(Pixels, Cells, seed: 3);
    private readonly Simulation.Simulation _simulation;
    private readonly DigitScreen _screen;
    private readonly int[] _counts = new int[Cells];

    public DigitScreenTests()
    {
        _simulation = _network.Network.Build(new SimulationOptions { Threads = 1 });
        _screen = new DigitScreen(_simulation, _network);
    }

    public void Dispose() => _simulation.Dispose();

    [Fact]
    public async Task Weights_onto_each_cell_have_their_sum_when_an_image_begins()
    {
        // The statements at intervals run when the next presentation begins; frozen, weights stay as they are then.
        await ShowAsync(0);
        Assert.Contains(Sums(), sum => Math.Abs(sum - DigitNetwork.WeightSum) > 0.5);
        await _simulation.RunAsync(_network.Network.TimeStep);
        Assert.All(Sums(), sum => Assert.Equal(DigitNetwork.WeightSum, sum, 0.01));
    }

    [Fact]
    public async Task Weights_of_active_pixels_onto_cells_that_fire_grow()
    {
        IReadOnlyList<double> before = _simulation.GetSynapses(_network.Learned)["w"];
        await ShowAsync(0);
        SynapseTable after = _simulation.GetSynapses(_network.Learned);
        int winner = Array.IndexOf(_counts, _counts.Max());
        double ink = 0, background = 0;
        for (int k = 0; k < after.Count; k++)
        {
            if (after.Targets[k] != winner) continue;
            double change = after["w"][k] - before[k];
            if (_images.Pixels(0)[after.Sources[k]] > 200) ink += change;
            else if (_images.Pixels(0)[after.Sources[k]] == 0) background += change;
        }

        Assert.True(ink > 0.5, $"{ink}");
        Assert.Equal(0, background);
        Assert.All(after["w"], weight => Assert.InRange(weight, 0, 1));
    }

    [Fact]
    public async Task Frozen_weights_and_thresholds_stay()
    {
        await ShowAsync(0);
        _screen.Learn(false);
        IReadOnlyList<double> weights = _simulation.GetSynapses(_network.Learned)["w"], thresholds = _simulation.GetState(_network.Excitatory, "theta");
        await ShowAsync(1);
        Assert.True(_counts.Sum() >= 5);
        Assert.Equal(weights, _simulation.GetSynapses(_network.Learned)["w"]);
        Assert.Equal(thresholds, _simulation.GetState(_network.Excitatory, "theta"));
    }

    [Fact]
    public async Task Faint_image_is_shown_again_until_it_is_strong_enough()
    {
        byte[] faint = [.. _images.Pixels(0).ToArray().Select(grey => (byte)(grey / 6))];
        Assert.True(await _screen.ShowAsync(faint, _counts, default));
        Assert.True(_counts.Sum() >= 5);
        Assert.InRange(_screen.Presentations, 2, 20);
        Assert.Equal(500.0 * _screen.Presentations, _screen.Simulated.Milliseconds);
    }

    [Fact]
    public async Task Empty_image_ends_without_spikes()
    {
        Assert.True(await _screen.ShowAsync(new byte[Pixels], _counts, default));
        Assert.Equal(0, _counts.Sum());
        Assert.Equal(31, _screen.Presentations);
    }

    private async Task ShowAsync(int image) => Assert.True(await _screen.ShowAsync(_images.Pixels(image).ToArray(), _counts, default));

    private double[] Sums()
    {
        SynapseTable synapses = _simulation.GetSynapses(_network.Learned);
        double[] sums = new double[Cells];
        for (int k = 0; k < synapses.Count; k++) sums[synapses.Targets[k]] += synapses["w"][k];
        return sums;
    }
}
