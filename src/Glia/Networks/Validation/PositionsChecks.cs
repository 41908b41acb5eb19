using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of a population's positions.</summary>
internal static class PositionsChecks
{
    public static void Check(FindingList findings, Population population)
    {
        string subject = Subjects.Positions(population.Name);
        switch (population.Positions)
        {
            case ExplicitPositions positions:
                CheckExplicit(findings, subject, positions, population.Size);
                break;
            case GridPositions grid:
                CheckGrid(findings, subject, grid, population.Size);
                break;
            case RandomPositions random:
                CheckExtent(findings, subject, "width", random.Width);
                CheckExtent(findings, subject, "height", random.Height);
                break;
        }
    }

    public static void CheckExtent(FindingList findings, string subject, string name, Length extent)
    {
        if (!(extent.Micrometres > 0) || !double.IsFinite(extent.Micrometres))
            findings.Error(subject, $"has the {name} {extent}, but it must be finite and above 0 um.");
    }

    private static void CheckExplicit(FindingList findings, string subject, ExplicitPositions positions, long size)
    {
        CheckCoordinates(findings, subject, "x", positions.X, size);
        CheckCoordinates(findings, subject, "y", positions.Y, size);
        // In the plane there is no third coordinate.
        if (!positions.Z.IsDefaultOrEmpty) CheckCoordinates(findings, subject, "z", positions.Z, size);
    }

    private static void CheckCoordinates(FindingList findings, string subject, string name, ImmutableArray<double> values, long size)
    {
        int count = values.IsDefault ? 0 : values.Length;
        if (size > 0 && count != size)
        {
            findings.Error(subject, $"has {Phrases.Count(count)} {name} coordinates for {Phrases.Count(size)} neurons. Give one per neuron.");
            return;
        }

        int bad = values.AsSpan().IndexOfAnyNotFinite();
        if (bad >= 0) findings.Error(subject, $"has {Phrases.Number(values[bad])} as {name} of neuron {bad}, but it must be a finite length.");
    }

    private static void CheckGrid(FindingList findings, string subject, GridPositions grid, long size)
    {
        CheckExtent(findings, subject, "width", grid.Width);
        CheckExtent(findings, subject, "height", grid.Height);
        long cells = (long)grid.Columns * grid.Rows;
        if (grid.Columns < 1 || grid.Rows < 1)
            findings.Error(subject, $"is a grid of {grid.Columns} x {grid.Rows}, but it needs at least one column and one row.");
        else if (size > 0 && cells != size)
            findings.Error(subject, $"is a grid of {grid.Columns} x {grid.Rows} = {Phrases.Count(cells)} cells for {Phrases.Count(size)} neurons. Make columns x rows equal to the size.");
    }
}
