using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Simulation.Engine;

/// <summary>Looks for states that are no longer numbers: the sign of a model or a time step that does not suit the equations.</summary>
internal static class StateWatch
{
    /// <summary>One warning per population and variable that has such a state now.</summary>
    public static ImmutableArray<Finding> Check<T>(IReadOnlyList<PopulationValues> populations, Tile<T>[] tiles, Time now)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (PopulationValues population in populations)
            foreach (StateDefinition state in population.Program.States)
            {
                (int count, int first) = Count(tiles, population.Index, state.Variable);
                if (count == 0) continue;
                findings.Add(Finding.Warning($"population '{population.Population.Name}'", string.Create(CultureInfo.InvariantCulture,
                    $"has {count} of {population.Size} neurons whose {state.Variable.Name} is not a finite number any more at {now}, the first being neuron {first}. Check the model's parameters, or use a smaller time step.")));
            }

        return findings.ToImmutable();
    }

    private static (int Count, int First) Count<T>(Tile<T>[] tiles, int population, Variable variable) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int count, int first) = (0, -1);
        foreach (Tile<T> tile in tiles)
        {
            if (tile.BlockOf(population) is not { } block) continue;
            ReadOnlySpan<T> values = block.ArrayOf(variable)[..block.Count];
            for (int i = 0; i < values.Length; i++)
            {
                if (T.IsFinite(values[i])) continue;
                if (count++ == 0) first = block.First + i;
            }
        }

        return (count, first);
    }
}
