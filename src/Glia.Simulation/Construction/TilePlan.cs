namespace Glia.Simulation.Construction;

/// <summary>A stretch of one population in one tile.</summary>
/// <param name="Population">Index of the population.</param>
/// <param name="First">Index in the population of the first neuron; a multiple of 64.</param>
/// <param name="Count">Neurons; 0 when the tile has none of this population.</param>
/// <param name="Offset">Index in the tile of the first neuron; a multiple of 64.</param>
internal readonly record struct Slice(int Population, int First, int Count, int Offset)
{
    /// <summary>Places taken in the tile: the count up to a multiple of 64.</summary>
    public int Padded => (Count + TilePlan.RowLength - 1) / TilePlan.RowLength * TilePlan.RowLength;
}

/// <summary>Which neurons lie in which tile: tile i of T holds the i-th part of every population, so that all tiles have the same work.</summary>
/// <remarks>
/// A part is whole rows of 64 neurons, so that rows of the random generator align. Parts of a population ascend with the tiles.
/// </remarks>
internal sealed class TilePlan
{
    /// <summary>Neurons per row of the generator.</summary>
    public const int RowLength = 64;

    /// <summary>Places in a tile that 16 bits can number.</summary>
    public const int LargestTile = 65_536;

    private readonly Slice[][] _tiles;

    private TilePlan(Slice[][] tiles)
    {
        _tiles = tiles;
        Places = [.. tiles.Select(slices => slices.Sum(slice => slice.Padded))];
    }

    /// <summary>Number of tiles.</summary>
    public int Count => _tiles.Length;

    /// <summary>Places per tile. Shape [tiles].</summary>
    public int[] Places { get; }

    /// <summary>Slices of a tile, one per population. Shape [populations].</summary>
    public ReadOnlySpan<Slice> SlicesOf(int tile) => _tiles[tile];

    /// <summary>Deals populations to tiles.</summary>
    /// <param name="sizes">Sizes of the populations; 0 for one that needs no place.</param>
    /// <param name="threads">Worker threads; the number of tiles is a multiple.</param>
    /// <param name="tileSize">Places that a tile should not exceed.</param>
    /// <param name="leastTiles">Fewest tiles wanted.</param>
    /// <param name="isWhole">Whether a population must lie in one tile; none must when null.</param>
    public static TilePlan For(IReadOnlyList<int> sizes, int threads, int tileSize = LargestTile, int leastTiles = 1, Func<int, bool>? isWhole = null)
    {
        long rows = sizes.Sum(size => (long)Rows(size));
        int most = (int)Math.Min(int.MaxValue / 2, RoundUp(Math.Max(1, rows), threads));
        for (int tiles = (int)RoundUp(Math.Max(1, leastTiles), threads); ; tiles += threads)
        {
            var plan = new TilePlan(Deal(sizes, tiles, isWhole));
            int largest = plan.Places.Max();
            if (largest <= tileSize || (largest <= LargestTile && tiles >= most)) return plan;
        }
    }

    private static Slice[][] Deal(IReadOnlyList<int> sizes, int tiles, Func<int, bool>? isWhole)
    {
        var dealt = new Slice[tiles][];
        for (int tile = 0; tile < tiles; tile++) dealt[tile] = new Slice[sizes.Count];
        int[] offsets = new int[tiles];
        int start = 0;   // where the next population with fewer rows than tiles begins, so that small populations do not pile up
        for (int population = 0; population < sizes.Count; population++)
        {
            int rows = Rows(sizes[population]), parts = isWhole?.Invoke(population) == true ? 1 : Math.Max(1, Math.Min(rows, tiles));
            if (start + parts > tiles) start = 0;
            int firstTile = parts == tiles ? 0 : start;
            if (parts < tiles) start += parts;
            for (int tile = 0; tile < tiles; tile++)
            {
                long part = Math.Clamp(tile - firstTile, 0, parts), next = Math.Clamp(tile - firstTile + 1, 0, parts);
                int first = (int)(part * rows / parts) * RowLength, end = (int)Math.Min(sizes[population], next * rows / parts * RowLength);
                var slice = new Slice(population, first, Math.Max(0, end - first), offsets[tile]);
                dealt[tile][population] = slice;
                offsets[tile] += slice.Padded;
            }
        }

        return dealt;
    }

    private static int Rows(int size) => (size + RowLength - 1) / RowLength;

    private static long RoundUp(long value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
