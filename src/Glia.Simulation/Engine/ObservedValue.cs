using System.Numerics;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Simulation.Engine;

/// <summary>Reads a named value of a block's neurons: a state variable, a parameter, or a subexpression of the model.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class ObservedValue<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Block<T> _block;
    private readonly Dictionary<Variable, double[]> _registers = [];
    private readonly ExpressionCompiler.Evaluation? _expression;
    private readonly Clock _clock;
    private Place[] _places = [];
    private int _version;

    /// <summary>Finds a value.</summary>
    /// <param name="block">The block.</param>
    /// <param name="name">Name of the value.</param>
    public ObservedValue(Block<T> block, string name)
    {
        _block = block;
        UpdateProgram program = block.Values.Program;
        _clock = new Clock { TimeStep = block.Values.TimeStep, Size = block.Values.Size, Key = block.Values.DynamicsKey };
        Variable? stored = program.States.Select(state => state.Variable).Concat(program.Parameters.Select(parameter => parameter.Variable))
            .FirstOrDefault(variable => variable.Name == name);
        if (stored is not null) Register(stored);
        else if (program.Observables.TryGetValue(name, out Expr? expression)) _expression = new ExpressionCompiler(Register, _clock).Compile(expression);
        else throw Unknown(block.Values, name);
    }

    private readonly record struct Place(double[] Register, nint PerNeuron, nint Uniform);

    /// <summary>The value of one neuron at the end of a step.</summary>
    /// <param name="local">Index in the block.</param>
    /// <param name="stamp">The step that the state has reached: t = stamp·dt.</param>
    public double Read(int local, long stamp)
    {
        if (_version != _block.Version) Locate();
        foreach (Place place in _places) place.Register[0] = place.PerNeuron != 0 ? double.CreateTruncating(((T*)place.PerNeuron)[local]) : *(double*)place.Uniform;
        if (_expression is null) return _places[0].Register[0];
        _clock.Step = stamp;
        return _expression(_block.First + local);
    }

    private void Locate()
    {
        _places = [.. _registers.Select(entry => _block.Locate(entry.Key) is var (perNeuron, uniform) ? new Place(entry.Value, perNeuron, uniform) : default)];
        _version = _block.Version;
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
        if (!_registers.TryGetValue(variable, out double[]? register)) _registers.Add(variable, register = new double[1]);
        return register;
    }
}
