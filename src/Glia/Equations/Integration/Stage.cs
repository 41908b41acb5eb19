using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>The right-hand sides at one stage of a Runge–Kutta method: at other values of the states, and at another time, than the program holds.</summary>
internal sealed class Stage
{
    private readonly StepBuilder _step;
    private readonly string _label;
    private readonly IReadOnlyDictionary<Variable, Expr> _states;
    private readonly Expr _time;
    private readonly Dictionary<Variable, Expr> _values = [];

    /// <summary>A stage.</summary>
    /// <param name="step">Where its statements go.</param>
    /// <param name="label">Distinguishes its locals.</param>
    /// <param name="states">Values of the states at this stage; states that are missing have the value that the program holds.</param>
    /// <param name="time">Time of the stage; null for the start of the step.</param>
    public Stage(StepBuilder step, string label, IReadOnlyDictionary<Variable, Expr> states, Expr? time)
    {
        _step = step;
        _label = label;
        _states = states;
        _time = time ?? step.Time;
    }

    /// <summary>Evaluates an expression at this stage.</summary>
    public Expr Use(Expr expression) => expression.Rewrite(node => node is Read read ? ValueOf(read.Variable) : null);

    /// <summary>Evaluates an expression at this stage into a local.</summary>
    public Variable Local(string name, Expr expression, Quantities.Dimension dimension) => _step.Local($"{name}_{_label}", Use(expression), dimension);

    /// <summary>The derivative of an equation at this stage, 0 where it is frozen.</summary>
    public Variable Slope(DifferentialEquation equation) => Local(
        "d_" + equation.Variable.Name,
        equation.UnlessRefractory ? Algebra.If(_step.IsRefractory, Algebra.Zero, equation.Drift) : equation.Drift,
        equation.Variable.Dimension / Quantities.Dimension.Time);

    private Expr? ValueOf(Variable variable)
    {
        if (_states.TryGetValue(variable, out Expr? state)) return state;
        if (variable == WellKnown.Time) return _time;
        if (_values.TryGetValue(variable, out Expr? known)) return known;
        if (_step.Subexpressions.Find(variable) is not { } inner) return _step.Use(variable.Value());
        bool differs = !inner.ConstantOverStep
            && _step.Subexpressions.DependsOn(inner.Value, name => _states.ContainsKey(name) || name == WellKnown.Time && !_time.Equals(_step.Time));
        Expr value = differs
            ? _step.Local($"{variable.Name}_{_label}", Use(inner.Value), variable.Dimension).Value()
            : _step.Use(variable.Value());
        _values.Add(variable, value);
        return value;
    }
}
