using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Spikes;

/// <summary>The spikes of one neuron.</summary>
/// <param name="Neuron">Index in its population.</param>
/// <param name="Times_ms">Spike times in ms, ascending; equal times are spikes of the same step.</param>
/// <param name="Start">Beginning of the observation (not observed itself).</param>
/// <param name="Stop">End of the observation.</param>
public sealed record SpikeTrain(int Neuron, ImmutableArray<double> Times_ms, Time Start, Time Stop)
{
    /// <summary>Number of spikes.</summary>
    public int Count => Times_ms.Length;

    /// <summary>Mean rate over the observation.</summary>
    public Frequency Rate => Frequency.FromInternal(Count / (Stop.Milliseconds - Start.Milliseconds));
}
