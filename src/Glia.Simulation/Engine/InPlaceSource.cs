using System.Runtime.CompilerServices;
using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Engine;

/// <summary>A stateless source that is connected one to one with constant weight and delay: drawn for a tile's own targets when its spikes arrive.</summary>
/// <remarks>
/// Tens of thousands of independent Poisson trains then cost a draw each and no spike list, header or queue. The draws are those that the source
/// would have made when it emitted: they are named by neuron and step. Its input is counts·weight, added after all queued spikes of the step.
/// </remarks>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class InPlaceSource<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ImmutableDictionary<Variable, nint> NoInputs = ImmutableDictionary<Variable, nint>.Empty;

    private readonly Queue<(long From, Block<T> Block)> _blocks = new();
    private readonly T* _input;
    private readonly T _weight;
    private readonly int _delay;

    /// <summary>Prepares a source for the targets of one block.</summary>
    /// <param name="values">The source population.</param>
    /// <param name="first">Index of the first target, which is that of its source.</param>
    /// <param name="count">Targets.</param>
    /// <param name="input">The targets' sums.</param>
    /// <param name="weight">Weight of all synapses.</param>
    /// <param name="delay">Delay of all synapses in steps.</param>
    public InPlaceSource(PopulationValues values, int first, int count, T* input, double weight, int delay)
    {
        _input = input;
        (Values, _weight, _delay) = (values, T.CreateTruncating(weight), delay);
        _blocks.Enqueue((0, new Block<T>(values, first, count, NoInputs)));
    }

    /// <summary>The source population.</summary>
    public PopulationValues Values { get; private set; }

    /// <summary>Bytes of parameters.</summary>
    public long Bytes => _blocks.Sum(entry => entry.Block.Bytes);

    /// <summary>Adds what arrives in a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Deliver(long step)
    {
        long emitted = step - _delay;
        if (emitted < 0) return;
        while (_blocks.Count > 1 && _blocks.ElementAt(1).From <= emitted) _blocks.Dequeue().Block.Dispose();
        Block<T> block = _blocks.Peek().Block;
        block.CountSpikes(emitted);
        T* counts = block.Output;
        Vector<T> weight = new(_weight);
        for (int i = 0; i < block.Count; i += Vector<T>.Count)   // arrays are padded to whole rows
            (Vector.Load(_input + i) + weight * Vector.Load(counts + i)).Store(_input + i);
    }

    /// <summary>Takes over parameters that have been changed: spikes emitted before the step keep those they were emitted with.</summary>
    public void Refresh(PopulationValues values, long step)
    {
        Block<T> last = _blocks.Last().Block;
        Values = values;
        _blocks.Enqueue((step, new Block<T>(values, last.First, last.Count, NoInputs, step)));
    }

    /// <summary>Begins again with the parameters that spikes under way were emitted with, and those that hold now.</summary>
    public void Restart(IReadOnlyList<ParameterEra> eras)
    {
        Block<T> last = _blocks.Last().Block;
        Dispose();
        _blocks.Clear();
        foreach ((long from, PopulationValues values) in eras) _blocks.Enqueue((from, new Block<T>(values, last.First, last.Count, NoInputs, from)));
        Values = eras[^1].Values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Block<T> block) in _blocks) block.Dispose();
    }
}
