using System.Collections.Immutable;

namespace Glia.Gallery.Sweeps;

/// <summary>What one run gave: a row of the table.</summary>
/// <param name="Point">The values that were set.</param>
/// <param name="Measures">What was measured, in the order of the columns.</param>
/// <param name="Problems">What keeps the run from being what was asked for; empty when all is well.</param>
public sealed record SweepRow(SweepPoint Point, ImmutableArray<SweepMeasure> Measures, string Problems = "")
{
    /// <summary>A measure by name; NaN when the run did not give it.</summary>
    public double this[string name] => Measures.FirstOrDefault(measure => measure.Name == name)?.Value ?? double.NaN;
}

/// <summary>A number that a run gave.</summary>
/// <param name="Name">Name of its column: <c>E.rate_Hz</c>.</param>
/// <param name="Value">The number; NaN when there was nothing to measure.</param>
public sealed record SweepMeasure(string Name, double Value);
