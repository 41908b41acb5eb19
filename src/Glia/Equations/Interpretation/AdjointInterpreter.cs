using Glia.Equations.Differentiation;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Random;

namespace Glia.Equations.Interpretation;

/// <summary>Runs the adjoint of a step in double precision, neuron by neuron: the oracle for compiled gradients.</summary>
public sealed class AdjointInterpreter
{
    private readonly AdjointProgram _adjoint;
    private readonly Dictionary<Variable, double[]> _values = [];
    private readonly Dictionary<string, Variable> _names = [];
    private readonly Dictionary<Variable, double[]> _single = [];
    private readonly Clock _clock;
    private readonly Preparer _preparer;
    private readonly StatementCompiler.Execution _run;
    private readonly Action[] _preparationBackward;

    /// <summary>An interpreter for a population with default parameters; states, inputs and seeds are 0.</summary>
    /// <param name="adjoint">The adjoint.</param>
    /// <param name="size">Number of neurons.</param>
    /// <param name="timeStep_ms">Length of the step, ms.</param>
    /// <param name="seed">Seed of the network.</param>
    /// <param name="population">Index of the population in the network.</param>
    public AdjointInterpreter(AdjointProgram adjoint, int size, double timeStep_ms, ulong seed = 0, uint population = 0)
    {
        _adjoint = adjoint;
        Size = size;
        _clock = new Clock { Size = size, TimeStep = timeStep_ms, Key = Philox.Key(seed, RandomPurpose.Dynamics + population) };
        _preparer = new Preparer(adjoint.Program, size);
        foreach (ParameterDefinition parameter in adjoint.Program.Parameters) Array.Fill(Storage(parameter.Variable), parameter.Default);
        _run = new StatementCompiler(new ExpressionCompiler(Storage, _clock), Storage).Compile([.. adjoint.Forward, .. adjoint.Backward]);
        var preparations = new PreparationCompiler(new ExpressionCompiler(Single, _clock), Single);
        _preparationBackward = [.. adjoint.PreparationBackward.Select(preparations.Compile)];
    }

    /// <summary>Number of neurons.</summary>
    public int Size { get; }

    /// <summary>Number of the step: its time and random numbers.</summary>
    public long Step { get => _clock.Step; set => _clock.Step = value; }

    /// <summary>A variable's values, one per neuron. May be written: old states, inputs, parameters and seeds before <see cref="Run"/>.</summary>
    /// <exception cref="GliaException">The adjoint has no such variable.</exception>
    public Span<double> this[string name] => _names.TryGetValue(name, out Variable? variable)
        ? _values[variable]
        : throw new GliaException($"model '{_adjoint.Program.Name}', gradients", $"'{name}' is not a variable of the adjoint.{Suggestion.For(name, _names.Keys)}");

    /// <summary>A variable's values, one per neuron.</summary>
    public Span<double> this[Variable variable] => Storage(variable);

    /// <summary>Computes the gradients.</summary>
    public void Run()
    {
        double[] parameters = new double[_adjoint.Program.Parameters.Length], derived = new double[_preparer.Derived.Length];
        for (int i = 0; i < Size; i++)
        {
            for (int k = 0; k < parameters.Length; k++) parameters[k] = Storage(_adjoint.Program.Parameters[k].Variable)[i];
            _preparer.Derive(parameters, _clock.TimeStep, derived);
            for (int k = 0; k < derived.Length; k++) Storage(_preparer.Derived[k])[i] = derived[k];
            _run(i);
            RunPreparationBackward(i);
        }
    }

    /// <summary>The gradient by a parameter, its way through derived values included.</summary>
    public double ParameterGradient(string parameter, int neuron = 0) => _adjoint.Parameters.Concat(_adjoint.ParametersThroughDerived)
        .Where(gradient => gradient.Of.Name == parameter)
        .Sum(gradient => Storage(gradient.Value)[neuron]);

    private void RunPreparationBackward(int neuron)
    {
        foreach (Variable variable in _adjoint.Program.Parameters.Select(parameter => parameter.Variable)
            .Concat(_preparer.Derived).Concat(_adjoint.Derived.Select(gradient => gradient.Value)))
            Single(variable)[0] = Storage(variable)[neuron];
        foreach (Action prepare in _preparationBackward) prepare();
        foreach (Gradient gradient in _adjoint.ParametersThroughDerived) Storage(gradient.Value)[neuron] = Single(gradient.Value)[0];
    }

    private double[] Single(Variable variable)
    {
        if (!_single.TryGetValue(variable, out double[]? array)) _single.Add(variable, array = new double[1]);
        return array;
    }

    private double[] Storage(Variable variable)
    {
        if (_values.TryGetValue(variable, out double[]? array)) return array;
        _names[variable.Name] = variable;
        _values.Add(variable, array = new double[Size]);
        return array;
    }
}
