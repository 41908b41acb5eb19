using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Engine;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>A value of the neurons of a block as their synapses see it: an array of the block where there is one, otherwise a copy that is brought up to date.</summary>
/// <typeparam name="T">Precision.</typeparam>
internal sealed unsafe class NeuronView<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Block<T> _block;
    private readonly ObservedValue<T> _observed;
    private readonly Variable? _state;
    private readonly NativeBlock _copy;

    /// <summary>Views a state, parameter or subexpression of a block's model.</summary>
    public NeuronView(Block<T> block, string name)
    {
        (_block, _observed) = (block, new ObservedValue<T>(block, name));
        _state = block.Values.Program.States.Select(state => state.Variable).FirstOrDefault(variable => variable.Name == name);
        _copy = NativeBlock.Zeroed(_state is null ? (long)block.Count * sizeof(T) : 0);
    }

    /// <summary>The values, one per neuron of the block.</summary>
    public T* Values => _state is null ? (T*)_copy.Pointer : (T*)_block.Locate(_state).PerNeuron;

    /// <summary>Brings all values to the state that the neurons are in.</summary>
    /// <param name="stamp">The step that they have reached.</param>
    public void Refresh(long stamp)
    {
        if (_state is not null) return;
        for (int neuron = 0; neuron < _block.Count; neuron++) Refresh(neuron, stamp);
    }

    /// <summary>Brings the value of one neuron to the state that it is in.</summary>
    public void Refresh(int neuron, long stamp)
    {
        if (_state is null) ((T*)_copy.Pointer)[neuron] = T.CreateTruncating(_observed.Read(neuron, stamp));
    }

    /// <inheritdoc/>
    public void Dispose() => _copy.Dispose();
}
