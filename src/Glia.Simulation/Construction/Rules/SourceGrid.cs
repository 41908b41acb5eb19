namespace Glia.Simulation.Construction.Rules;

/// <summary>Sources sorted into square cells of the plane, so that a target looks only at those that may be near.</summary>
internal sealed class SourceGrid
{
    private readonly Axis _x, _y;
    private readonly int[] _starts, _sources;

    /// <summary>Sorts sources into cells.</summary>
    /// <param name="sources">Their coordinates.</param>
    /// <param name="width">Width of the torus; 0 for the open plane.</param>
    /// <param name="height">Height of the torus; 0 for the open plane.</param>
    /// <param name="reach">How far a target looks; finite.</param>
    public SourceGrid(Coordinates sources, double width, double height, double reach)
    {
        int most = (int)Math.Clamp(Math.Sqrt(sources.X.Length), 1, 1024);   // about one source per cell at the finest
        (_x, _y) = (Axis.Over(sources.X, width, reach, most), Axis.Over(sources.Y, height, reach, most));
        int[] cells = [.. sources.X.Zip(sources.Y, (x, y) => _y.CellOf(y) * _x.Cells + _x.CellOf(x))];
        _starts = new int[_x.Cells * _y.Cells + 1];
        foreach (int cell in cells) _starts[cell + 1]++;
        for (int cell = 0; cell + 1 < _starts.Length; cell++) _starts[cell + 1] += _starts[cell];
        int[] next = _starts[..^1];
        _sources = new int[cells.Length];
        for (int source = 0; source < cells.Length; source++) _sources[next[cells[source]]++] = source;
    }

    /// <summary>Gathers the sources in all cells that a square around a target touches, ascending.</summary>
    public void Near(double x, double y, double reach, List<int> found)
    {
        found.Clear();
        (int firstRow, int rows) = _y.Touched(y, reach);
        (int firstColumn, int columns) = _x.Touched(x, reach);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                int cell = (firstRow + row) % _y.Cells * _x.Cells + (firstColumn + column) % _x.Cells;
                found.AddRange(_sources.AsSpan(_starts[cell].._starts[cell + 1]));
            }

        found.Sort();
    }

    /// <summary>Equal intervals along one axis, in a ring where the axis is one of a torus.</summary>
    private sealed record Axis(double Origin, double Length, int Cells, bool IsRing)
    {
        public static Axis Over(double[] values, double ring, double reach, int most)
        {
            double origin = ring > 0 ? 0 : values.DefaultIfEmpty(0).Min(), length = ring > 0 ? ring : Math.Max(values.DefaultIfEmpty(0).Max() - origin, double.Epsilon);
            return new Axis(origin, length, (int)Math.Clamp(2 * length / Math.Max(reach, double.Epsilon), 1, most), ring > 0);
        }

        public int CellOf(double value)
        {
            double place = (value - Origin) / Length;
            if (IsRing) place -= Math.Floor(place);
            return (int)Math.Clamp(place * Cells, 0, Cells - 1);
        }

        public (int First, int Count) Touched(double value, double reach)
        {
            if (!IsRing)
            {
                int from = CellOf(value - reach);
                return (from, CellOf(value + reach) - from + 1);
            }

            int count = (int)Math.Min(Cells, Math.Ceiling(2 * reach / Length * Cells) + 2);   // one more on either side for rounding
            return count == Cells ? (0, Cells) : (CellOf(value - reach), count);
        }
    }
}
