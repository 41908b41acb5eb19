using Glia.Errors;
using Glia.Networks;
using Glia.Random;

namespace Glia.Simulation.Construction;

/// <summary>Coordinates of a population's neurons, µm. Shape [neurons]; Z is empty in the plane.</summary>
internal sealed record Coordinates(double[] X, double[] Y, double[] Z)
{
    /// <summary>Places a population.</summary>
    public static Coordinates Of(Population population, ulong seed, int populationIndex)
    {
        int size = checked((int)population.Size);
        switch (population.Positions)
        {
            case ExplicitPositions given:
                if (given.X.Length == size && given.Y.Length == size && (given.Z.IsDefaultOrEmpty || given.Z.Length == size))
                    return new Coordinates([.. given.X], [.. given.Y], given.Z.IsDefaultOrEmpty ? [] : [.. given.Z]);
                throw Error(population, $"gives {given.X.Length} positions for {size} neurons. Give one for each.");
            case GridPositions grid:
                if ((long)grid.Columns * grid.Rows != size) throw Error(population, $"lies on a grid of {grid.Columns} x {grid.Rows} places, but has {size} neurons. Make them equal.");
                return OnGrid(grid, size);
            case RandomPositions random:
                return AtRandom(random, size, Philox.Key(seed, RandomPurpose.Parameters + 0x0800_0000 + (uint)populationIndex));
            default:
                throw Error(population, "has no positions, but a distance-dependent projection needs them. Give it positions.");
        }
    }

    private static GliaException Error(Population population, string message) => new($"population '{population.Name}'", message);

    private static Coordinates OnGrid(GridPositions grid, int size)
    {
        var place = new Coordinates(new double[size], new double[size], []);
        for (int i = 0; i < size; i++)
        {
            place.X[i] = (i % grid.Columns + 0.5) * grid.Width.Internal / grid.Columns;
            place.Y[i] = (i / grid.Columns + 0.5) * grid.Height.Internal / grid.Rows;
        }

        return place;
    }

    private static Coordinates AtRandom(RandomPositions area, int size, (uint, uint) key)
    {
        var place = new Coordinates(new double[size], new double[size], []);
        for (int i = 0; i < size; i++)
        {
            place.X[i] = Philox.Uniform(Philox.Bits(key, i, 0, 0)) * area.Width.Internal;
            place.Y[i] = Philox.Uniform(Philox.Bits(key, i, 0, 1)) * area.Height.Internal;
        }

        return place;
    }
}
