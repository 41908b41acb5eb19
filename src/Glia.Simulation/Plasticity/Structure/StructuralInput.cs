using System.Numerics;
using Glia.Simulation.Construction;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>Delivers the spikes of a projection whose synapses come and go to the neurons of one tile.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
/// <param name="synapses">The synapses.</param>
/// <param name="slice">Targets in the tile.</param>
/// <param name="inputs">The tile's inputs.</param>
internal sealed unsafe class StructuralInput<T>(StructuralSynapses synapses, Slice slice, TileInputs<T> inputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _weight = T.CreateTruncating(synapses.Plan.Weight.A);

    /// <summary>Adds the weights of the spikes that arrive in a step.</summary>
    /// <returns>Number of synaptic events.</returns>
    public long Deliver(long step)
    {
        ReadOnlySpan<int> sources = synapses.Arriving(step);
        if (sources.IsEmpty) return 0;
        Wiring wiring = synapses.At(step);
        T* sums = inputs.Of(inputs.Kinds[synapses.Plan.KindWhenPositive].Port, slice.Offset);
        long events = 0;
        foreach (int source in sources)
        {
            ReadOnlySpan<int> targets = wiring.Of(source);
            for (int k = FirstFrom(targets, slice.First); k < targets.Length && targets[k] < slice.First + slice.Count; k++, events++) sums[targets[k] - slice.First] += _weight;
        }

        return events;
    }

    /// <summary>Place of the first target that is not below a neuron.</summary>
    private static int FirstFrom(ReadOnlySpan<int> targets, int neuron)
    {
        (int low, int high) = (0, targets.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (targets[middle] < neuron) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
