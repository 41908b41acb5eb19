using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Lane code as the step of a model whose neurons are the lanes: columns are its states, uniform values its parameters.</summary>
/// <remarks>What a neuron model is given by the engine (time, index, random numbers) becomes a variable like any other.</remarks>
internal sealed class LaneProgram
{
    /// <summary>
    /// Decays end at 2⁻⁹⁵, as those of neurons end at zero from there: a trace of which nothing is left would otherwise become a subnormal number, with which processors compute a
    /// hundred times slower.
    /// </summary>
    private const double SmallestExponent = -65.85;

    private readonly LaneCode _code;
    private readonly ImmutableHashSet<string> _columnNames;
    private readonly OrderedDictionary<string, Variable> _columns = [], _uniforms = [];
    private readonly HashSet<string> _inputs = [], _written = [];
    private readonly HashSet<Variable> _assigned = [];
    private readonly SortedDictionary<int, Draw> _draws = [];

    /// <summary>Lowers lane code.</summary>
    public LaneProgram(LaneCode code)
    {
        _code = code;
        _columnNames = code.Columns.Union(code.Results.Select(result => result.Column));
        List<Statement> statements = [];
        foreach (LanePart part in code.Parts)
        {
            foreach (Assign assign in part.Statements) statements.Add(Lowered(assign, part.Elapsed));
        }

        foreach (LaneResult result in code.Results)
            statements.Add(Lowered(new Assign(new Variable(result.Column, VariableKind.State, Dimension.None), result.Value), LaneNames.Elapsed));
        Step = new UpdateProgram
        {
            Name = code.Name,
            Parameters = [.. _uniforms.Values.Select(variable => new ParameterDefinition(variable, double.NaN))],
            States = [.. _columns.Values.Select(variable => new StateDefinition(variable, new Constant(0)))],
            ReceptorInputs = [], CurrentInputs = [], Preparation = [], Integration = [],
            Phases = [new Phase("lanes", [.. statements])],
            Observables = ImmutableDictionary<string, Expr>.Empty,
        };
    }

    /// <summary>The step.</summary>
    public UpdateProgram Step { get; }

    /// <summary>Columns that are read before they are written: they must be filled before a call.</summary>
    public ImmutableHashSet<string> Inputs => [.. _inputs];

    /// <summary>Columns that are written.</summary>
    public ImmutableHashSet<string> Written => [.. _written];

    /// <summary>Random numbers that are read, by index.</summary>
    public ImmutableArray<Draw> Draws => [.. _draws.Values];

    private Assign Lowered(Assign assign, string elapsed)
    {
        Expr value = Lowered(assign.Value, elapsed);
        foreach (Variable variable in value.Variables()) NoteRead(variable);
        Variable target = assign.Target;
        _assigned.Add(target);
        if (_columnNames.Contains(target.Name))
        {
            _columns.TryAdd(target.Name, target);
            _written.Add(target.Name);
        }

        return new Assign(target, value);
    }

    private Expr Lowered(Expr expression, string elapsed) => expression.Rewrite(part => part switch
    {
        Read read when Given(read.Variable, elapsed) is { } given => new Read(given),
        Draw draw => Lowered(draw),
        Call { Function.Name: "exp" } decay when decay.Arguments[0].Reads(variable => variable == WellKnownSynapse.Elapsed) =>
            Of(Functions.Exp, new Call(Functions.Max, [Lowered(decay.Arguments[0], elapsed), new Constant(SmallestExponent)])),
        _ => null,
    });

    private void NoteRead(Variable variable)
    {
        if (variable == WellKnown.TimeStep) return;
        bool isColumn = _columnNames.Contains(variable.Name);
        if (isColumn) _columns.TryAdd(variable.Name, variable);
        if (_assigned.Contains(variable)) return;
        if (isColumn) _inputs.Add(variable.Name);
        else if (variable.Kind != VariableKind.Local) _uniforms.TryAdd(variable.Name, variable);
    }

    /// <summary>The variable that stands for what a neuron model would be given.</summary>
    private static Variable? Given(Variable variable, string elapsed) =>
        variable == WellKnown.Time ? Parameter(LaneNames.Time, variable.Dimension)
        : variable == WellKnownSynapse.Elapsed ? Parameter(elapsed, variable.Dimension)
        : variable == WellKnownSynapse.Source ? Parameter(LaneNames.Source, variable.Dimension)
        : variable == WellKnownSynapse.Target ? Parameter(LaneNames.Target, variable.Dimension)
        : null;

    private Expr Lowered(Draw draw)
    {
        _draws[draw.Index] = draw;
        Expr first = Number(LaneNames.Draw(draw.Index));
        if (draw.Distribution == DrawDistribution.Uniform) return first;
        if (draw.Distribution == DrawDistribution.Poisson) throw new InvalidOperationException($"{_code.Name}: synapses draw no Poisson numbers.");
        Expr radius = Of(Functions.Sqrt, new Binary(BinaryOperator.Multiply, new Constant(-2), Of(Functions.Log, first)));
        return new Binary(BinaryOperator.Multiply, radius, Of(Functions.Cos, new Binary(BinaryOperator.Multiply, new Constant(2 * Math.PI), Number(LaneNames.Angle(draw.Index)))));
    }

    private Read Number(string name) =>
        _columnNames.Contains(name) ? new Read(Parameter(name, Dimension.None)) : throw new InvalidOperationException($"{_code.Name} draws '{name}', which is not a column.");

    private static Call Of(Function function, Expr argument) => new(function, [argument]);

    private static Variable Parameter(string name, Dimension dimension) => new(name, VariableKind.Parameter, dimension);
}
