using System.Collections.Immutable;
using Glia.Equations.Integration;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Tests.Integration;

/// <summary>Models built from expressions, for tests of what lies behind the parser.</summary>
internal sealed class TestModel
{
    private readonly List<ParameterDefinition> _parameters = [];
    private readonly Dictionary<Variable, Expr> _states = [];
    private readonly List<DifferentialEquation> _equations = [];
    private readonly List<Subexpression> _subexpressions = [];
    private readonly List<ReceptorDefinition> _receptors = [];
    private readonly List<Variable> _currents = [];

    public Expr? Threshold { get; set; }

    public Expr? Refractory { get; set; }

    public Expr? SpikeCount { get; set; }

    public Expr? Output { get; set; }

    public List<Assign> Reset { get; } = [];

    public List<Assign> RunRegularly { get; } = [];

    public string? Method { get; set; }

    public bool ThresholdWithinStep { get; set; }

    public double Tolerance { get; set; } = 1e-3;

    public static Expr T => WellKnown.Time.Value();

    public Read Parameter(string name, double value, VariableKind kind = VariableKind.Parameter)
    {
        var variable = new Variable(name, kind, Dimension.None);
        _parameters.Add(new ParameterDefinition(variable, value));
        return variable.Value();
    }

    public Read State(string name, double initial = 0)
    {
        var variable = new Variable(name, VariableKind.State, Dimension.None);
        _states.Add(variable, Algebra.Number(initial));
        return variable.Value();
    }

    public Read Current(string name)
    {
        var variable = new Variable(name, VariableKind.Input, Dimension.None);
        _currents.Add(variable);
        return variable.Value();
    }

    public Read Subexpression(string name, Expr value, bool constantOverStep = false)
    {
        var variable = new Variable(name, VariableKind.Local, Dimension.None, value.Type);
        _subexpressions.Add(new Subexpression(variable, value, constantOverStep));
        return variable.Value();
    }

    public void Equation(Read state, Expr drift, bool unlessRefractory = false, params (string Name, Expr Coefficient)[] noise) => _equations.Add(
        new DifferentialEquation(state.Variable, drift, [.. noise.Select(term => new NoiseTerm(term.Name, term.Coefficient))], unlessRefractory));

    public void Receptor(string name, Func<Expr, Assign> onArrival, bool unlessRefractory = false)
    {
        var input = new Variable("w_" + name, VariableKind.Input, Dimension.None);
        _receptors.Add(new ReceptorDefinition(name, input, WeightSign.Any, [onArrival(input.Value())], unlessRefractory));
    }

    public ModelSystem System() => new()
    {
        Name = "test",
        Parameters = [.. _parameters],
        States = [.. _states.Select(pair => new StateDefinition(pair.Key, pair.Value))],
        Equations = [.. _equations],
        Subexpressions = [.. _subexpressions],
        Receptors = [.. _receptors],
        CurrentInputs = [.. _currents],
        Threshold = Threshold,
        Reset = [.. Reset],
        RunRegularly = [.. RunRegularly],
        Refractory = Refractory,
        SpikeCount = SpikeCount,
        Output = Output,
        Method = Method,
        ThresholdWithinStep = ThresholdWithinStep,
        Tolerance = Algebra.Number(Tolerance),
    };

    public UpdateProgram Lower() => Integrator.Lower(System());

    public UpdateProgram Lower(string method) => Integrator.Lower(System() with { Method = method });

    public Interpreter Run(double dt, double duration, int size = 1, string? method = null, ulong seed = 1)
    {
        var interpreter = new Interpreter(Integrator.Lower(System() with { Method = method ?? Method }), size, dt, seed);
        for (long n = (long)Math.Round(duration / dt); n > 0; n--) interpreter.Step();
        return interpreter;
    }

    public static Expr Less(Expr x, Expr y) => new Binary(BinaryOperator.Less, x, y);

    public static Expr AtLeast(Expr x, Expr y) => new Binary(BinaryOperator.GreaterOrEqual, x, y);

    public static Expr IsRefractory => WellKnown.Refractory.Value();
}

/// <summary>What tests ask of an interpreter.</summary>
internal static class InterpreterExtensions
{
    /// <summary>A copy of a variable's values.</summary>
    public static double[] At(this Interpreter interpreter, string name) => interpreter[name].ToArray();
}
