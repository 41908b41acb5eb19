using System.Numerics;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>Shows the spikes of an epoch to the synapses that come and go, between epochs.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
/// <param name="structures">The synapses.</param>
/// <param name="tiles">All tiles, in order.</param>
internal sealed class StructureClock<T>(IReadOnlyList<StructuralSynapses> structures, Tile<T>[] tiles) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Shows the spikes of an epoch.</summary>
    /// <param name="firstStep">Its first step.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="parity">Which spike buffers hold it.</param>
    public void Take(long firstStep, int steps, int parity)
    {
        foreach (StructuralSynapses structure in structures)
            for (int place = 0; place < steps; place++)
                structure.Take(firstStep + place, SpikesOf(structure.Plan.Source, place, parity), SpikesOf(structure.Plan.Target, place, parity));
    }

    /// <summary>Tiles hold ascending parts of a population.</summary>
    private int[] SpikesOf(int population, int place, int parity)
    {
        int count = 0;
        foreach (Tile<T> tile in tiles) count += tile.Spikes[parity].Of(place, population).Length;
        if (count == 0) return [];
        int[] spikes = new int[count];
        int next = 0;
        foreach (Tile<T> tile in tiles)
        {
            ReadOnlySpan<int> part = tile.Spikes[parity].Of(place, population);
            part.CopyTo(spikes.AsSpan(next));
            next += part.Length;
        }

        return spikes;
    }
}
