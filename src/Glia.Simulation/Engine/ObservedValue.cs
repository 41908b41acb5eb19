using System.Numerics;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Simulation.Engine;

/// <summary>Reads a named value of a block's neurons: a state variable, a parameter, or a subexpression of the model.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class ObservedValue<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Block<T> _block;
    private readonly Variable? _variable;
    private readonly ExpressionCompiler.Evaluation? _expression;
    private readonly Dictionary<Variable, double[]> _read = [];
    private readonly Clock _clock;

    /// <summary>Finds a value.</summary>
    /// <param name="block">The block.</param>
    /// <param name="name">Name of the value.</param>
    public ObservedValue(Block<T> block, string name)
    {
        _block = block;
        UpdateProgram program = block.Values.Program;
        _clock = new Clock { TimeStep = block.Values.TimeStep, Size = block.Values.Size, Key = block.Values.DynamicsKey };
        _variable = program.States.Select(state => state.Variable).Concat(program.Parameters.Select(parameter => parameter.Variable))
            .FirstOrDefault(variable => variable.Name == name);
        if (_variable is not null) return;
        if (!program.Observables.TryGetValue(name, out Expr? expression)) throw Unknown(block.Values, name);
        _expression = new ExpressionCompiler(Register, _clock).Compile(expression);
    }

    /// <summary>The value of one neuron at the end of a step.</summary>
    /// <param name="local">Index in the block.</param>
    /// <param name="stamp">The step that the state has reached: t = stamp·dt.</param>
    public double Read(int local, long stamp)
    {
        if (_variable is not null) return _block.Read(_variable, local);
        _clock.Step = stamp;
        foreach ((Variable variable, double[] register) in _read) register[0] = _block.Read(variable, local);
        return _expression!(_block.First + local);
    }

    private static GliaException Unknown(PopulationValues values, string name)
    {
        UpdateProgram program = values.Program;
        string[] known =
        [
            .. program.States.Select(state => state.Variable.Name).Concat(program.Observables.Keys.Order(StringComparer.Ordinal))
                .Concat(program.Parameters.Select(parameter => parameter.Variable.Name)).Where(known => !known.StartsWith('_')),
        ];
        return new GliaException($"population '{values.Population.Name}'",
            $"has no variable '{name}': model '{program.Name}' has {string.Join(", ", known)}.{Suggestion.For(name, known)}");
    }

    private double[] Register(Variable variable)
    {
        if (!_read.TryGetValue(variable, out double[]? register)) _read.Add(variable, register = new double[1]);
        return register;
    }
}
