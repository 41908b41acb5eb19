using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>Computes what a program needs before its first step: derived values (propagators) from parameters and dt, and initial states.</summary>
/// <remarks>One instance serves one thread; make one per thread.</remarks>
public sealed class Preparer
{
    private readonly Dictionary<Variable, double[]> _values = [];
    private readonly Clock _clock;
    private readonly ImmutableArray<Variable> _parameters;
    private readonly Action[] _preparation;
    private readonly ExpressionCompiler.Evaluation[] _initial;
    private int _neuron;

    /// <summary>A preparer of one program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="populationSize">Size of the population, which initial values may read as <c>N</c>.</param>
    public Preparer(UpdateProgram program, int populationSize = 1)
    {
        _clock = new Clock { Size = populationSize };
        var compiler = new ExpressionCompiler(Storage, _clock);
        _parameters = [.. program.Parameters.Select(parameter => parameter.Variable)];
        Derived = [.. program.Preparation.SelectMany(Targets)];
        States = [.. program.States.Select(state => state.Variable)];
        var preparations = new PreparationCompiler(compiler, Storage);
        _preparation = [.. program.Preparation.Select(preparations.Compile)];
        _initial = [.. program.States.Select(state => compiler.Compile(state.Initial))];
    }

    /// <summary>The derived variables, in the order of <see cref="Derive"/>.</summary>
    public ImmutableArray<Variable> Derived { get; }

    /// <summary>The state variables, in the order of <see cref="Initialise"/>.</summary>
    public ImmutableArray<Variable> States { get; }

    /// <summary>Computes the derived values of one parameter set.</summary>
    /// <param name="parameters">Values in the order of <see cref="UpdateProgram.Parameters"/>, internal units.</param>
    /// <param name="timeStep_ms">Length of the step, ms.</param>
    /// <param name="derived">Receives the values, in the order of <see cref="Derived"/>.</param>
    public void Derive(ReadOnlySpan<double> parameters, double timeStep_ms, Span<double> derived)
    {
        Set(_parameters, parameters);
        _clock.TimeStep = timeStep_ms;
        foreach (Action prepare in _preparation) prepare();
        for (int i = 0; i < Derived.Length; i++) derived[i] = Storage(Derived[i])[0];
    }

    /// <summary>Computes the initial state of one neuron; draws belong to step 0 of the given key.</summary>
    /// <param name="parameters">Values in the order of <see cref="UpdateProgram.Parameters"/>, internal units.</param>
    /// <param name="timeStep_ms">Length of the step, ms.</param>
    /// <param name="key">Philox key of the population's initial values.</param>
    /// <param name="neuron">Index of the neuron in its population.</param>
    /// <param name="states">Receives the values, in the order of <see cref="States"/>. Later initial values may read earlier states.</param>
    public void Initialise(ReadOnlySpan<double> parameters, double timeStep_ms, (uint K0, uint K1) key, int neuron, Span<double> states)
    {
        Set(_parameters, parameters);
        _clock.TimeStep = timeStep_ms;
        _clock.Key = key;
        _neuron = neuron;
        foreach (Action prepare in _preparation) prepare();
        for (int i = 0; i < _initial.Length; i++) states[i] = Storage(States[i])[0] = _initial[i](_neuron);
    }

    /// <summary>The variables that a preparation assigns.</summary>
    public static IEnumerable<Variable> Targets(Preparation preparation) => preparation switch
    {
        Derive derive => [derive.Target],
        MatrixExponential exponential => exponential.Propagator.Concat(exponential.InputPropagator).OfType<Variable>(),
        _ => [],
    };

    private double[] Storage(Variable variable)
    {
        if (!_values.TryGetValue(variable, out double[]? array)) _values.Add(variable, array = new double[1]);
        return array;
    }

    private void Set(ImmutableArray<Variable> variables, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < variables.Length; i++) Storage(variables[i])[0] = values[i];
    }
}
