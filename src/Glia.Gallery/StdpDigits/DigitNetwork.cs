using System.Globalization;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.StdpDigits;

/// <summary>The network of Diehl and Cook (2015): pixels excite a sheet of cells through plastic synapses; each cell, through an inhibitory one of its own, silences all others.</summary>
/// <param name="Network">The description.</param>
/// <param name="Pixels">The image: a source per pixel.</param>
/// <param name="Excitatory">The cells that learn.</param>
/// <param name="Learned">The plastic synapses, pixels to cells.</param>
public sealed record DigitNetwork(Network Network, Population Pixels, Population Excitatory, Projection Learned)
{
    /// <summary>How long an image is shown, and how long nothing is shown after it.</summary>
    public static readonly Time Shown = 350 * ms, Rest = 150 * ms;

    /// <summary>Sum to which the weights onto a cell are scaled before each presentation.</summary>
    public const double WeightSum = 78;

    private const double ToInhibitory = 10.4, FromInhibitory = 17;

    /// <summary>Describes the network.</summary>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="size">Number of excitatory cells, and of inhibitory ones.</param>
    /// <param name="seed">Seed of every random number.</param>
    public static DigitNetwork Describe(int pixels, int size, ulong seed)
    {
        var network = new Network(seed) { Name = string.Create(CultureInfo.InvariantCulture, $"stdp-digits {size}"), TimeStep = 0.5 * ms };
        Population image = network.AddPopulation("image", pixels, DigitModels.Pixel);
        Population excitatory = network.Add(new Population
        {
            Name = "excitatory", Size = size, Model = DigitModels.Excitatory, Parameters = ParameterSet.Of(("tau_theta", ThresholdDecay(size))),
        });
        Time dt = network.TimeStep;
        // Uniform over 1 to 20 steps: a spike acts one step after it was emitted at the earliest, which is a delay of 0 to less than 10 ms in the released program.
        var delays = new UniformDistribution(0.5 * dt, 20.5 * dt) { Low = dt };
        Projection learned = network.Connect(image, excitatory, new AllToAll(), InitialWeights(pixels), delays, DigitModels.Learned, "excitatory");
        Compete(network, excitatory);
        return new DigitNetwork(network, image, excitatory, learned);
    }

    /// <summary>Time constant of the thresholds: that of the released program, which has 400 cells; shorter for fewer cells.</summary>
    /// <remarks>
    /// Thresholds settle where their growth by spikes makes up for their decay, θ T/τ per presentation and cell: at 400 · 35 mV · 0.5 s/10⁴ s/0.05 mV = 14 spikes of all cells. With 100 cells
    /// and the same τ it would be 4, below the number under which an image is shown again and too few for pairs of spikes within the slow trace, so that the cells unlearn.
    /// </remarks>
    /// <param name="size">Number of excitatory cells.</param>
    internal static Time ThresholdDecay(int size) => 1e7 * Math.Min(1, size / 400.0) * ms;

    /// <summary>Gives each cell an inhibitory partner, through which it silences all other cells.</summary>
    /// <param name="network">The network; delays are one step of it.</param>
    /// <param name="excitatory">The cells.</param>
    internal static void Compete(Network network, Population excitatory)
    {
        Time dt = network.TimeStep;
        Population inhibitory = network.AddPopulation("inhibitory", excitatory.Size, DigitModels.Inhibitory);
        network.Connect(excitatory, inhibitory, new OneToOne(), ToInhibitory, dt, "excitatory");
        network.Connect(inhibitory, excitatory, new AllToAll(), FromInhibitory, dt, "inhibitory");
        // Conductances add up, so this spares the cell that the inhibitory one belongs to, exactly.
        network.Connect(inhibitory, excitatory, new OneToOne(), -FromInhibitory, dt, "inhibitory");
    }

    /// <summary>U(0, 1) + 0.01 for each synapse, scaled so that the sum onto a cell is what it will be kept at.</summary>
    private static UniformDistribution InitialWeights(int pixels)
    {
        double scale = WeightSum / (pixels * 0.51);
        return new UniformDistribution(0.01 * scale, 1.01 * scale);
    }
}
