using System.Collections.Immutable;

namespace Glia.Gallery.StdpDigits;

/// <summary>Which class each cell stands for.</summary>
/// <param name="Of">Class by cell; −1 for a cell that stands for none.</param>
/// <param name="Classes">Number of classes.</param>
internal sealed record CellClasses(ImmutableArray<int> Of, int Classes)
{
    /// <summary>No cell stands for a class.</summary>
    public const int None = -1;

    /// <summary>The class whose cells fired most on average; that of no cells is never chosen, and of equal ones the first is.</summary>
    /// <param name="counts">Spikes of each cell.</param>
    public int Predict(ReadOnlySpan<int> counts)
    {
        Span<double> spikes = stackalloc double[Classes];
        Span<int> cells = stackalloc int[Classes];
        for (int cell = 0; cell < counts.Length; cell++)
        {
            if (Of[cell] == None) continue;
            spikes[Of[cell]] += counts[cell];
            cells[Of[cell]]++;
        }

        int best = 0;
        double most = -1;
        for (int candidate = 0; candidate < Classes; candidate++)
            if (cells[candidate] > 0 && spikes[candidate] / cells[candidate] > most) (best, most) = (candidate, spikes[candidate] / cells[candidate]);
        return best;
    }
}
