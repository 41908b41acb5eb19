using System.Numerics;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity;

/// <summary>Shows a variable of the neurons of one tile to all tiles.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
/// <param name="values">Where it is shown.</param>
/// <param name="block">The neurons.</param>
internal sealed class TilePublisher<T>(PublishedValues values, Block<T> block) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ObservedValue<T> _value = new(block, values.Variable);

    /// <summary>Index of the population.</summary>
    public int Population => values.Population;

    /// <summary>Shows the present values as those at the start of a step.</summary>
    public void Publish(long step)
    {
        double[] shown = values.At(step);
        for (int local = 0; local < block.Count; local++) shown[block.First + local] = _value.Read(local, step);
    }
}
