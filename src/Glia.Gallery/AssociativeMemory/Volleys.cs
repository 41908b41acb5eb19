using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>When which neurons are made to fire: volleys, each spike a little early or late.</summary>
/// <param name="seed">Seed of the experiment.</param>
/// <param name="neurons">Neurons that can be made to fire.</param>
/// <param name="step">The time step, on whose grid spikes lie.</param>
internal sealed class Volleys(ulong seed, int neurons, Time step)
{
    private const uint Stream = 0x4D454D32;

    /// <summary>Standard deviation of the spikes of a volley.</summary>
    public static Time Jitter { get; } = 1.5 * ms;

    private readonly DrawSequence _draws = new(seed, Stream);
    private readonly SortedSet<long>[] _steps = [.. Enumerable.Range(0, neurons).Select(_ => new SortedSet<long>())];

    /// <summary>Adds a volley.</summary>
    public void Add(IEnumerable<int> cells, Time at)
    {
        foreach (int cell in cells) _steps[cell].Add(Math.Max(1, (long)Math.Round((at.Milliseconds + Jitter.Milliseconds * _draws.Normal()) / step.Milliseconds)));
    }

    /// <summary>The times, one list per neuron.</summary>
    public EventTimes Times() => new([.. _steps.Select(steps => steps.Select(k => k * step).ToImmutableArray())]);
}
