namespace Glia.Analysis.Charts;

/// <summary>Fewer points that draw the same line.</summary>
internal static class Thinning
{
    /// <summary>Keeps the lowest and the highest point of every stretch, in order, so that no spike is lost.</summary>
    /// <param name="x">Abscissas, ascending. Shape [points].</param>
    /// <param name="y">Ordinates. Shape [points].</param>
    /// <param name="most">Points that may be kept, at least 4.</param>
    public static (double[] X, double[] Y) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int most)
    {
        if (x.Length <= most) return (x.ToArray(), y.ToArray());
        int stretches = most / 2 - 1;
        var kept = new SortedSet<int> { 0, x.Length - 1 };
        for (int k = 0; k < stretches; k++)
        {
            int start = (int)((long)k * x.Length / stretches), end = (int)((k + 1L) * x.Length / stretches);
            (int lowest, int highest) = Extremes(y[start..end]);
            kept.Add(start + lowest);
            kept.Add(start + highest);
        }

        double[] keptX = new double[kept.Count], keptY = new double[kept.Count];
        int n = 0;
        foreach (int i in kept) (keptX[n], keptY[n++]) = (x[i], y[i]);
        return (keptX, keptY);
    }

    private static (int Lowest, int Highest) Extremes(ReadOnlySpan<double> y)
    {
        int lowest = 0, highest = 0;
        for (int i = 1; i < y.Length; i++)
        {
            if (y[i] < y[lowest]) lowest = i;
            if (y[i] > y[highest]) highest = i;
        }

        return (lowest, highest);
    }
}
