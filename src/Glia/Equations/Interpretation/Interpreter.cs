using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Random;

namespace Glia.Equations.Interpretation;

/// <summary>Runs an update program in double precision, neuron by neuron: the oracle for every compiled kernel.</summary>
/// <remarks>
/// Values are in internal units. Inputs are read and cleared by each step. Random numbers are those of population <c>population</c> of a
/// network with the given seed: the interpreter and every kernel draw the same.
/// </remarks>
public sealed class Interpreter
{
    private readonly UpdateProgram _program;
    private readonly Dictionary<Variable, double[]> _values = [];
    private readonly Dictionary<string, Variable> _names = [];
    private readonly Clock _clock;
    private readonly StatementCompiler.Execution _step;
    private readonly ExpressionCompiler _compiler;
    private readonly Preparer _preparer;
    private readonly ExpressionCompiler.Evaluation? _count, _output;
    private readonly (uint K0, uint K1) _initialKey;
    private readonly double[] _emitted;

    /// <summary>An interpreter for a population with default parameters, in its initial state.</summary>
    /// <param name="program">The program.</param>
    /// <param name="size">Number of neurons.</param>
    /// <param name="timeStep_ms">Length of a step, ms.</param>
    /// <param name="seed">Seed of the network.</param>
    /// <param name="population">Index of the population in the network.</param>
    public Interpreter(UpdateProgram program, int size, double timeStep_ms, ulong seed = 0, uint population = 0)
    {
        _program = program;
        Size = size;
        _clock = new Clock { Size = size, TimeStep = timeStep_ms, Key = Philox.Key(seed, RandomPurpose.Dynamics + population) };
        _initialKey = Philox.Key(seed, RandomPurpose.InitialValues + population);
        _emitted = new double[size];
        _compiler = new ExpressionCompiler(Storage, _clock);
        _preparer = new Preparer(program, size);
        foreach (ParameterDefinition parameter in program.Parameters) Array.Fill(Storage(parameter.Variable), parameter.Default);
        foreach (Variable variable in program.States.Select(state => state.Variable).Concat(program.ReceptorInputs).Concat(program.CurrentInputs)) Storage(variable);
        _step = new StatementCompiler(_compiler, Storage).Compile([.. program.Statements]);
        _count = program.SpikeCount is null ? null : _compiler.Compile(program.SpikeCount);
        _output = program.Output is null ? null : _compiler.Compile(program.Output);
        Initialise();
    }

    /// <summary>Number of neurons.</summary>
    public int Size { get; }

    /// <summary>Number of the next step.</summary>
    public long NextStep { get => _clock.Step; set => _clock.Step = value; }

    /// <summary>Time reached, ms.</summary>
    public double Time_ms => _clock.Time;

    /// <summary>What a current source emitted in the last step, per neuron.</summary>
    public ReadOnlySpan<double> Output => _emitted;

    /// <summary>A variable's values, one per neuron: parameters, states, inputs and what the program computes. May be written.</summary>
    /// <exception cref="GliaException">The program has no such variable.</exception>
    public Span<double> this[string name] => _names.TryGetValue(name, out Variable? variable)
        ? _values[variable]
        : throw new GliaException($"model '{_program.Name}'", $"'{name}' is not a variable of the model.{Suggestion.For(name, _names.Keys)}");

    /// <summary>Sets a parameter or state for all neurons. Call <see cref="Prepare"/> or <see cref="Initialise"/> after changing parameters.</summary>
    public void Set(string name, double value) => this[name].Fill(value);

    /// <summary>Computes derived values from the parameters.</summary>
    public void Prepare() => PrepareNeurons(initialise: false);

    /// <summary>Computes derived values and puts all neurons into their initial state.</summary>
    public void Initialise() => PrepareNeurons(initialise: true);

    /// <summary>Takes all neurons from t to t + dt.</summary>
    /// <returns>The neurons that spike at t + dt, ascending, each as often as it spikes.</returns>
    public int[] Step()
    {
        double[]? spiked = _program.Spiked is { } variable ? Storage(variable) : null;
        var spikes = new List<int>();
        for (int i = 0; i < Size; i++)
        {
            _step(i);
            if (_output is not null) _emitted[i] = _output(i);
            if (spiked is null || spiked[i] == 0) continue;
            for (double count = _count?.Invoke(i) ?? 1; count >= 1; count--) spikes.Add(i);
        }

        foreach (Variable input in _program.ReceptorInputs.Concat(_program.CurrentInputs)) Array.Clear(Storage(input));
        _clock.Step++;
        return [.. spikes];
    }

    /// <summary>The value of an expression over the program's variables for one neuron, at the time reached.</summary>
    public double Evaluate(Expr expression, int neuron = 0) => _compiler.Compile(expression)(neuron);

    private void PrepareNeurons(bool initialise)
    {
        double[] parameters = new double[_program.Parameters.Length];
        double[] derived = new double[_preparer.Derived.Length], states = new double[_preparer.States.Length];
        for (int i = 0; i < Size; i++)
        {
            for (int k = 0; k < parameters.Length; k++) parameters[k] = Storage(_program.Parameters[k].Variable)[i];
            _preparer.Derive(parameters, _clock.TimeStep, derived);
            for (int k = 0; k < derived.Length; k++) Storage(_preparer.Derived[k])[i] = derived[k];
            if (!initialise) continue;
            _preparer.Initialise(parameters, _clock.TimeStep, _initialKey, i, states);
            for (int k = 0; k < states.Length; k++) Storage(_preparer.States[k])[i] = states[k];
        }
    }

    private double[] Storage(Variable variable)
    {
        if (_values.TryGetValue(variable, out double[]? array)) return array;
        _names[variable.Name] = variable;
        _values.Add(variable, array = new double[Size]);
        return array;
    }
}
