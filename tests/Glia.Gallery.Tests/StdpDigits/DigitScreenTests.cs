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
    public async Task Weights_onto_each_cell_have_their_sum_between_presentations()
    {
        await ShowAsync(0);
        Assert.All(Sums(), sum => Assert.Equal(DigitNetwork.WeightSum, sum, 0.001));
        await _simulation.RunAsync(DigitNetwork.Shown);
        Assert.Contains(Sums(), sum => Math.Abs(sum - DigitNetwork.WeightSum) > 0.5);
        await _simulation.RunAsync(DigitNetwork.Rest);
        Assert.All(Sums(), sum => Assert.Equal(DigitNetwork.WeightSum, sum, 0.001));
    }

    [Fact]
    public async Task Weights_of_active_pixels_onto_cells_that_fire_grow()
    {
        IReadOnlyList<double> before = _simulation.GetSynapses(_network.Learned)["w"];
        await ShowAsync(0);
        SynapseTable after = _simulation.GetSynapses(_network.Learned);
        int winner = Array.IndexOf(_counts, _counts.Max());
        double ink = 0;
        var scales = new List<double>();
        for (int k = 0; k < after.Count; k++)
        {
            if (after.Targets[k] != winner) continue;
            if (_images.Pixels(0)[after.Sources[k]] > 200) ink += after["w"][k] - before[k];
            else if (_images.Pixels(0)[after.Sources[k]] == 0) scales.Add(after["w"][k] / before[k]);
        }

        Assert.True(ink > 0.5, $"{ink}");
        // Where no spike arrived, weights are only scaled, to make room for the others.
        Assert.All(scales, scale => Assert.Equal(scales[0], scale, 1e-5));
        Assert.InRange(scales[0], 0.5, 0.999);
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
        await _screen.ShowAsync(faint, _counts);
        Assert.True(_counts.Sum() >= 5);
        Assert.InRange(_screen.Totals.Presentations, 2, 20);
        Assert.Equal(500.0 * _screen.Totals.Presentations, 1000 * _screen.Totals.Simulated_s);
    }

    [Fact]
    public async Task Empty_image_ends_without_spikes()
    {
        await _screen.ShowAsync(new byte[Pixels], _counts);
        Assert.Equal(0, _counts.Sum());
        Assert.Equal(31, _screen.Totals.Presentations);
    }

    private async Task ShowAsync(int image) => await _screen.ShowAsync(_images.Pixels(image).ToArray(), _counts);

    private double[] Sums()
    {
        SynapseTable synapses = _simulation.GetSynapses(_network.Learned);
        double[] sums = new double[Cells];
        for (int k = 0; k < synapses.Count; k++) sums[synapses.Targets[k]] += synapses["w"][k];
        return sums;
    }
}
