using System.Collections.Immutable;
using Glia.Simulation;

namespace Glia.Gallery.StdpDigits;

/// <summary>What the experiment observed, up to where it came.</summary>
internal sealed record DigitOutcome
{
    /// <summary>Whether all stages came to their end.</summary>
    public required bool Completed { get; init; }

    /// <summary>Accuracy while learning: images shown, and the part told right of those since the point before, by the classes that the cells had there.</summary>
    public required ImmutableArray<(int Images, double Accuracy)> Curve { get; init; }

    /// <summary>The test.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The classes that the cells were given for the test; null when it did not come to that.</summary>
    public required CellClasses? Classes { get; init; }

    /// <summary>Weights onto each cell. Shape [cells][pixels].</summary>
    public required ImmutableArray<ReadOnlyMemory<double>> Weights { get; init; }

    /// <summary>Images that were shown, in all stages.</summary>
    public required int Images { get; init; }

    /// <summary>What showing them came to.</summary>
    public required ScreenTotals Totals { get; init; }

    /// <summary>What construction made of the network.</summary>
    public required BuildReport Build { get; init; }

    /// <summary>Images per second of wall-clock time.</summary>
    public double ImagesPerSecond => Images / Totals.Wall_s;

    /// <summary>Biological time by wall-clock time.</summary>
    public double Speed => Totals.Simulated_s / Totals.Wall_s;
}
