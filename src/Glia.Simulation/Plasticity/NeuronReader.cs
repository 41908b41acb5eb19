using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity;

/// <summary>Reads a variable of a block's neurons for synapses: states from where they lie, others by evaluating them.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class NeuronReader<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Block<T> _block;
    private readonly ObservedValue<T> _value;
    private readonly Variable? _state;
    private T* _perNeuron;
    private int _version;

    /// <summary>Finds a variable.</summary>
    public NeuronReader(Block<T> block, string name)
    {
        (_block, _value, _version) = (block, new ObservedValue<T>(block, name), block.Version - 1);
        UpdateProgram program = block.Values.Program;
        _state = program.States.Select(state => state.Variable).FirstOrDefault(variable => variable.Name == name);
    }

    /// <summary>The value of a neuron.</summary>
    /// <param name="local">Index in the block.</param>
    /// <param name="stamp">The step that the state has reached.</param>
    public T Read(int local, long stamp)
    {
        if (_state is null) return T.CreateTruncating(_value.Read(local, stamp));
        if (_version != _block.Version)
        {
            _perNeuron = (T*)_block.Locate(_state).PerNeuron;
            _version = _block.Version;
        }

        return _perNeuron[local];
    }
}
