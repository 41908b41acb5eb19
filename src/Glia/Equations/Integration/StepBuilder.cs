using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Equations.Integration;

/// <summary>Writes the statements of a step: subexpressions are evaluated when first needed and again after something they depend on has changed.</summary>
internal sealed class StepBuilder
{
    private readonly List<(string Name, List<Statement> Statements)> _phases = [];
    private readonly List<Preparation> _preparation = [];
    private readonly Dictionary<Expr, Variable> _derived = [];
    private readonly List<StateDefinition> _addedStates = [];
    private readonly HashSet<string> _names;
    private HashSet<Variable> _current = [];
    private List<Statement> _statements = [];
    private int _nextDraw;

    public StepBuilder(ModelSystem system)
    {
        System = system;
        Subexpressions = new Subexpressions(system);
        _names = [.. ModelFacts.Variables(system).Select(variable => variable.Name)];
        _nextDraw = ModelFacts.Expressions(system).SelectMany(expression => expression.Descendants()).OfType<Draw>()
            .Select(draw => draw.Index + 1).DefaultIfEmpty(0).Max();
    }

    public ModelSystem System { get; }

    public Subexpressions Subexpressions { get; }

    /// <summary>Number of draws so far: their indexes are below it.</summary>
    public int DrawCount => _nextDraw;

    /// <summary>What a test for refractoriness reads at this place of the step.</summary>
    public Expr IsRefractory { get; set; } = new BooleanConstant(false);

    /// <summary>What <c>t</c> means at this place: t during evolution, t + dt afterwards.</summary>
    public Expr Time
    {
        get;
        set
        {
            field = value;
            Invalidate(variable => variable == WellKnown.Time);
        }
    }

    = WellKnown.Time.Value();

    public ImmutableArray<Phase> Phases =>
        [.. _phases.Where(phase => phase.Statements.Count > 0).Select(phase => new Phase(phase.Name, [.. phase.Statements]))];

    public ImmutableArray<Preparation> Preparation => [.. _preparation];

    public ImmutableArray<StateDefinition> AddedStates => [.. _addedStates];

    public void BeginPhase(string name)
    {
        _statements = [];
        _phases.Add((name, _statements));
    }

    /// <summary>A state that the model's text does not name.</summary>
    public void AddState(Variable variable, Expr initial) => _addedStates.Add(new StateDefinition(variable, initial));

    /// <summary>A draw with an index of its own.</summary>
    public Draw NewDraw(DrawDistribution distribution) => new(distribution, _nextDraw++);

    /// <summary>The expression as the program reads it here; evaluates the subexpressions that it needs.</summary>
    public Expr Use(Expr expression) => expression.Rewrite(node => node is Read read ? UseVariable(read.Variable) : null);

    /// <summary>Evaluates an expression here and assigns it; several subexpressions may have to be evaluated first.</summary>
    public void Assign(Variable target, Expr value)
    {
        Emit(target, Use(value));
        Invalidate(variable => variable == target);
    }

    /// <summary>Assigns an expression that already reads what the program holds here.</summary>
    public void Emit(Variable target, Expr value) => _statements.Add(new Assign(target, value));

    /// <summary>Evaluates an expression into a new local.</summary>
    public Variable Local(string name, Expr value, Dimension dimension)
    {
        var local = new Variable(Unique("_" + name), VariableKind.Local, dimension, value.Type);
        Emit(local, Use(value));
        return local;
    }

    /// <summary>Assigns all targets from the values held before, with as few copies as possible.</summary>
    public void AssignTogether(IEnumerable<(Variable Target, Expr Value)> assignments)
    {
        // The values read what the program holds here; only the targets themselves are still to change.
        List<(Variable Target, Expr Value)> open = [.. assignments.Select(item => (item.Target, Use(item.Value)))];
        open.RemoveAll(item => item.Value is Read read && read.Variable == item.Target);
        List<Variable> targets = [.. open.Select(item => item.Target)];
        var deferred = new List<(Variable Target, Variable Copy)>();
        while (open.Count > 0)
        {
            int free = open.FindIndex(item => !open.Any(other => other.Target != item.Target && other.Value.Reads(variable => variable == item.Target)));
            if (free >= 0)
            {
                Emit(open[free].Target, open[free].Value);
                open.RemoveAt(free);
                continue;
            }

            (Variable target, Expr value) = open[0];
            var copy = new Variable(Unique($"_new_{target}"), VariableKind.Local, target.Dimension, target.Type);
            Emit(copy, value);
            deferred.Add((target, copy));
            open.RemoveAt(0);
        }

        foreach ((Variable target, Variable copy) in deferred) Emit(target, copy.Value());
        Invalidate(targets.Contains);
    }

    /// <summary>A value computed once per parameter set; equal expressions share one variable.</summary>
    public Variable Derive(string name, Expr value, Dimension dimension)
    {
        Expr inlined = Subexpressions.Inline(value, _ => true);
        if (_derived.TryGetValue(inlined, out Variable? known)) return known;
        var derived = new Variable(Unique("_" + name), VariableKind.Derived, dimension, value.Type);
        _preparation.Add(new Derive(derived, inlined));
        _derived.Add(inlined, derived);
        return derived;
    }

    /// <summary>A name for an entry of a propagator.</summary>
    public Variable NewDerived(string name, Dimension dimension) => new(Unique("_" + name), VariableKind.Derived, dimension);

    /// <summary>Adds a preparation that assigns several derived variables at once.</summary>
    public void Prepare(Preparation preparation) => _preparation.Add(preparation);

    /// <summary>Statements that repeat; what they assign must be evaluated again in every round and afterwards.</summary>
    public void Loop(Expr condition, int maximumRounds, IEnumerable<Variable> changing, Action body)
    {
        HashSet<Variable> changes = [.. changing];
        Invalidate(changes.Contains);
        (List<Statement> outer, HashSet<Variable> before) = (_statements, [.. _current]);
        _statements = [];
        body();
        outer.Add(new Loop(condition, [.. _statements], maximumRounds));
        (_statements, _current) = (outer, before);
        Invalidate(changes.Contains);
    }

    /// <summary>A name that no variable of the program has: the given one, or the given one with a number.</summary>
    public string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++) unique = $"{name}_{i}";
        return unique;
    }

    private Expr? UseVariable(Variable variable)
    {
        if (variable == WellKnown.Time) return Time;
        if (variable == WellKnown.Refractory) return IsRefractory;
        if (Subexpressions.Find(variable) is { } inner && !_current.Contains(variable))
        {
            Emit(variable, Use(inner.Value));
            _current.Add(variable);
        }

        return null;
    }

    private void Invalidate(Func<Variable, bool> changed) => _current.RemoveWhere(variable =>
        Subexpressions.Find(variable) is { ConstantOverStep: false } inner && Subexpressions.DependsOn(inner.Value, changed));
}
