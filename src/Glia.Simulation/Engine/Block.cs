using System.Numerics;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Engine;

/// <summary>A stretch of one population with its state: what one call of a compiled step advances.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class Block<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PopulationValues _values;
    private readonly IReadOnlyDictionary<Variable, nint> _inputs;
    private readonly SpikeList _spikes;
    private BlockMemory<T> _memory;
    private Preparer _preparer = null!;
    private StepKernel _step = null!;
    private KernelArguments _arguments;
    private BlockEvents<T>[] _events = [];
    private long _nextChange;

    /// <summary>Makes a block with the parameters in force at a step; states are zero until <see cref="Initialise"/>.</summary>
    /// <param name="values">Parameters and initial values of the population.</param>
    /// <param name="first">Index in the population of the first neuron; a multiple of 64.</param>
    /// <param name="count">Neurons.</param>
    /// <param name="inputs">Where the sums of receptor inputs lie, by variable.</param>
    /// <param name="step">The step that comes first.</param>
    public Block(PopulationValues values, int first, int count, IReadOnlyDictionary<Variable, nint> inputs, long step = 0)
    {
        (_values, First, Count, _inputs) = (values, first, count, inputs);
        Kernel = NeuronKernel<T>.For(values.Program, values.PerNeuron);
        _memory = new BlockMemory<T>(Kernel, count, inputs);
        _spikes = new SpikeList(values.Program, count);
        Bind(step);
    }

    /// <summary>The population.</summary>
    public PopulationValues Values => _values;

    /// <summary>The compiled model.</summary>
    public NeuronKernel<T> Kernel { get; private set; }

    /// <summary>Index in the population of the first neuron.</summary>
    public int First { get; }

    /// <summary>Neurons.</summary>
    public int Count { get; }

    /// <summary>Changes whenever arrays may have moved.</summary>
    public int Version { get; private set; }

    /// <summary>Bytes of state and parameters.</summary>
    public long Bytes => _memory.Bytes;

    /// <summary>What the source emitted or counted in the last step. Shape [padded].</summary>
    public T* Output => (T*)_memory.Arrays[Kernel.ArrayVariables.Length - 1];

    /// <summary>The array of a variable, padding included; empty when it has none.</summary>
    public Span<T> ArrayOf(Variable variable) => _memory.ArrayOf(variable);

    /// <summary>Advances the block by one step.</summary>
    /// <returns>Block-local indexes of the neurons that spiked, ascending, repeated for multiplicity.</returns>
    public ReadOnlySpan<int> Step(long step)
    {
        Prepare(step);
        int spiked = _spikes.Run(_step, ref _arguments, Kernel.ArrayVariables.Length, (long)_memory.Padded * sizeof(T));
        for (int i = 0; i < _events.Length; i++) _events[i].Leave();
        return _spikes.First(spiked);
    }

    /// <summary>Counts the spikes of a source in one step into <see cref="Output"/>.</summary>
    public void CountSpikes(long step)
    {
        Prepare(step);
        Kernel.Counts!(ref _arguments);
    }

    /// <summary>Sets the states to their initial values.</summary>
    public void Initialise()
    {
        UpdateProgram program = _values.Program;
        double[] parameters = new double[program.Parameters.Length], states = new double[program.States.Length];
        bool differ = _values.InitialStatesDiffer;
        for (int i = 0; i < _memory.Padded; i++)
        {
            int neuron = First + Math.Min(i, Count - 1);   // padding repeats the last neuron, so that it holds sound values
            if (i == 0 || differ)
            {
                _values.Read(neuron, 0, parameters);
                _preparer.Initialise(parameters, _values.TimeStep, _values.InitialKey, neuron, states);
            }

            for (int s = 0; s < states.Length; s++)
            {
                double[]? given = _values.InitialOf(s);
                double value = given is null ? states[s] : given[given.Length == 1 ? 0 : neuron];
                ArrayOf(program.States[s].Variable)[i] = T.CreateTruncating(value);
            }
        }
    }

    /// <summary>Takes over parameters that have been changed, from a step on.</summary>
    public void Refresh(PopulationValues values, long step)
    {
        _values = values;
        NeuronKernel<T> kernel = NeuronKernel<T>.For(_values.Program, _values.PerNeuron);
        if (kernel != Kernel)
        {
            var memory = new BlockMemory<T>(kernel, Count, _inputs);
            foreach (StateDefinition state in _values.Program.States) _memory.ArrayOf(state.Variable).CopyTo(memory.ArrayOf(state.Variable));
            _memory.Dispose();
            (Kernel, _memory) = (kernel, memory);
        }

        Bind(step);
    }

    /// <summary>Where the values of a variable lie: one per neuron, or one for all in double precision. Holds until <see cref="Version"/> changes.</summary>
    public (nint PerNeuron, nint Uniform) Locate(Variable variable)
    {
        int array = Kernel.ArrayVariables.IndexOf(variable);
        if (array >= 0) return (_memory.Arrays[array], 0);
        int scalar = Kernel.ScalarVariables.IndexOf(variable);
        return scalar >= 0 ? (0, (nint)(_memory.Scalars + scalar)) : throw new InvalidOperationException($"Variable '{variable}' is not stored.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _spikes.Dispose();
    }

    private void Prepare(long step)
    {
        _arguments.Step = step;
        if (step >= _nextChange) WriteParameters(step);
        for (int i = 0; i < _events.Length; i++) _events[i].Enter(step);
    }

    private void Bind(long step)
    {
        Version++;
        _preparer = new Preparer(_values.Program, _values.Size);
        (uint k0, uint k1) = _values.DynamicsKey;
        _step = Kernel.Step;
        _arguments = new KernelArguments
        {
            Arrays = _memory.Arrays, Scalars = _memory.Scalars, TimeStep = _values.TimeStep, Key0 = k0, Key1 = k1,
            FirstIndex = First, Count = Count, PopulationSize = _values.Size,
        };
        _events =
        [
            .. Kernel.ArrayVariables.Where(variable => variable.Kind == VariableKind.EventCount && _values.EventsOf(variable) is not null)
                .Select(variable => new BlockEvents<T>((T*)_memory.Arrays[Kernel.ArrayVariables.IndexOf(variable)], Count, First, _values.EventsOf(variable)!, step)),
        ];
        WriteParameters(step);
    }

    /// <summary>Writes parameters and what is derived from them, as they are during a step.</summary>
    private void WriteParameters(long step)
    {
        UpdateProgram program = _values.Program;
        double[] parameters = new double[program.Parameters.Length], derived = new double[_preparer.Derived.Length];
        bool perNeuron = Kernel.ArrayVariables.Any(variable => variable.Kind is VariableKind.Parameter or VariableKind.TimedParameter or VariableKind.Derived);
        for (int i = 0; i < (perNeuron ? _memory.Padded : 1); i++)
        {
            _values.Read(First + Math.Min(i, Count - 1), step, parameters);
            _preparer.Derive(parameters, _values.TimeStep, derived);
            for (int p = 0; p < parameters.Length; p++) Write(program.Parameters[p].Variable, i, parameters[p]);
            for (int d = 0; d < derived.Length; d++) Write(_preparer.Derived[d], i, derived[d]);
        }

        _nextChange = _values.NextChange(step);
    }

    private void Write(Variable variable, int local, double value)
    {
        int array = Kernel.ArrayVariables.IndexOf(variable);
        if (array >= 0)
        {
            if (variable.Kind != VariableKind.EventCount) ((T*)_memory.Arrays[array])[local] = T.CreateTruncating(value);
            return;
        }

        int scalar = Kernel.ScalarVariables.IndexOf(variable);
        if (scalar >= 0) _memory.Scalars[scalar] = value;
    }
}
