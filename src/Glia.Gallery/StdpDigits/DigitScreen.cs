using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.StdpDigits;

/// <summary>Shows images to a network and counts the spikes that they evoke.</summary>
/// <param name="simulation">The network, built.</param>
/// <param name="network">Its description.</param>
/// <param name="totals">What was shown before, by a run that this one goes on with.</param>
/// <remarks>A presentation is not interrupted: it takes milliseconds, and a run can go on only from its end.</remarks>
internal sealed class DigitScreen(Simulation.Simulation simulation, DigitNetwork network, ScreenTotals totals = default)
{
    /// <summary>The variable of the excitatory cells that counts their spikes.</summary>
    private const string Counter = "spikes";

    /// <summary>An image that evokes fewer spikes is shown again, more strongly.</summary>
    private const int FewestSpikes = 5;

    /// <summary>Strengths: at 1, a full pixel fires at 255/8 Hz. Beyond the last, an image is taken as it is: it may be empty.</summary>
    private const int FirstStrength = 2, LastStrength = 32;

    private readonly double[] _before = [.. simulation.GetState(network.Excitatory, Counter)];

    /// <summary>What showing images came to so far.</summary>
    public ScreenTotals Totals { get; private set; } = totals;

    /// <summary>Lets weights and thresholds change, or freezes them.</summary>
    public void Learn(bool learning)
    {
        simulation.SetParameter(network.Excitatory, "adapting", learning ? 1.0 : 0.0);
        simulation.SetParameter(network.Learned, "learning", learning ? 1.0 : 0.0);
    }

    /// <summary>Shows an image until the cells respond.</summary>
    /// <param name="image">Grey values of the pixels.</param>
    /// <param name="counts">Receives the spikes of each cell in the last presentation.</param>
    public async Task ShowAsync(ReadOnlyMemory<byte> image, Memory<int> counts)
    {
        for (int strength = FirstStrength; ; strength++)
        {
            simulation.SetParameter(network.Pixels, "rate", Rates(image.Span, strength));
            RunReport report = await simulation.RunAsync(DigitNetwork.Shown + DigitNetwork.Rest).ConfigureAwait(false);
            Totals = new ScreenTotals(
                Totals.Presentations + 1, Totals.Wall_s + report.Wall.TotalSeconds, Totals.Simulated_s + (report.End - report.Start).Milliseconds / 1000, Totals.SynapticEvents + report.SynapticEvents);
            if (Count(counts.Span) >= FewestSpikes || strength == LastStrength) return;
        }
    }

    private static ArrayDistribution Rates(ReadOnlySpan<byte> image, int strength)
    {
        var rates = ImmutableArray.CreateBuilder<double>(image.Length);
        foreach (byte grey in image) rates.Add((grey / 8.0 * strength * Hz).Internal);
        return new ArrayDistribution(rates.MoveToImmutable(), Dimension.Frequency);
    }

    /// <summary>What the cells' counters have gained.</summary>
    private int Count(Span<int> counts)
    {
        IReadOnlyList<double> now = simulation.GetState(network.Excitatory, Counter);
        int total = 0;
        for (int cell = 0; cell < counts.Length; cell++)
        {
            counts[cell] = (int)(now[cell] - _before[cell]);
            _before[cell] = now[cell];
            total += counts[cell];
        }

        return total;
    }
}
