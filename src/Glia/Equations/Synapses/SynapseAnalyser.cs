using System.Collections.Immutable;
using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Synapses;

/// <summary>From the texts of a synapse model to its program, with everything that is wrong reported at once.</summary>
internal sealed class SynapseAnalyser
{
    private static readonly Dimension[] s_weights = [Dimension.Current, Dimension.Conductance, Dimension.Voltage, Dimension.None];

    private readonly SynapseModel _model;
    private readonly Dimension _weight;
    private readonly List<Finding> _findings = [];
    private readonly SynapseTexts _texts;
    private readonly FunctionTable _functions = new();
    private readonly SumFunctions _sums;
    private readonly Declarations _declarations;
    private readonly SynapseScope _scope;

    /// <summary>Reads the texts of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="weight">Dimension of the weights.</param>
    /// <param name="context">The neurons; null when they are not known.</param>
    public SynapseAnalyser(SynapseModel model, Dimension weight, SynapseContext? context)
    {
        _model = model;
        _weight = weight;
        _texts = new SynapseTexts(model, weight, _findings);
        _sums = new SumFunctions(_functions);
        _functions.Add(_texts);
        _declarations = new Declarations(_texts, _functions);
        _scope = new SynapseScope(_texts, _declarations, _functions, context);
    }

    /// <summary>Errors and warnings; complete after <see cref="Analyse"/>.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Checks a model without its place: the weights may be currents, conductances, voltages or numbers, whichever the model's own units agree with.</summary>
    public static ImmutableArray<Finding> CheckAlone(SynapseModel model)
    {
        ImmutableArray<Finding>? first = null;
        foreach (Dimension weight in s_weights)
        {
            var analyser = new SynapseAnalyser(model, weight, null);
            analyser.Analyse();
            if (!analyser.HasErrors) return [.. analyser.Findings];
            first ??= [.. analyser.Findings];
        }

        return first!.Value;
    }

    /// <summary>The program; null when an error was found, or neuron variables could not be looked up.</summary>
    public SynapseProgram? Analyse()
    {
        SynapseSystem system = Check();
        if (HasErrors || _scope.HasUncheckedReads) return null;
        new EventRules(system, _sums, _texts.EquationDiagnostics).Check();
        EquationSplit split = EquationSplit.Of(system, _texts.EquationDiagnostics);
        if (HasErrors) return null;
        try
        {
            return ProgramBuilder.Build(system, split);
        }
        catch (GliaException e)
        {
            // The integrators of neurons say what stands in the way; here it belongs to this model.
            foreach (Finding finding in e.Findings) _findings.Add(finding with { Subject = $"{SynapseTexts.Subject(_model)}, integration" });
            return null;
        }
    }

    private bool HasErrors => _findings.Exists(finding => finding.Severity == Severity.Error);

    private SynapseSystem Check()
    {
        CheckWeight();
        var equations = new EquationChecker(_scope, _functions, _texts.EquationDiagnostics);
        foreach (Symbol symbol in Of(SymbolRole.Subexpression)) _scope.IsSound(symbol, symbol.Declaration!.Name, _texts.EquationDiagnostics);
        ImmutableArray<(Symbol Symbol, DifferentialEquation Equation)> differentials =
            [.. from symbol in Of(SymbolRole.Differential) let equation = equations.Check(symbol) where equation is not null select (symbol, equation)];
        ImmutableArray<CheckedStatement> onPre = Statements(_texts.OnPre, Transmitted()), onPost = Statements(_texts.OnPost), regular = Statements(_texts.RunRegularly);
        ImmutableArray<StateDefinition> states = States();
        Expr? interval = Interval();
        // Last, for until here any text may have drawn in a parameter that only has a default.
        var defaults = new ParameterDefaults(_texts, _functions);
        ImmutableArray<ParameterDefinition> parameters =
            [.. Of(SymbolRole.Parameter).Select(symbol => new ParameterDefinition(symbol.Variable, defaults.Read(symbol)) { IsCondition = symbol.IsCondition })];
        new NameAudit(_texts, _declarations, _scope).Report();
        return new SynapseSystem
        {
            Name = _model.Name, Weight = _weight, Delay = _model.Delay,
            Parameters = parameters, States = states, Equations = differentials, Subexpressions = [.. _scope.Subexpressions],
            OnPre = onPre, OnPost = onPost, Regular = regular, Interval = interval,
            Modulators = [.. Of(SymbolRole.Modulator).Select(symbol => symbol.Variable)],
            Sums = [.. _sums.All], Draws = _functions.DrawCount,
            Method = Has(_model.Method) ? _model.Method.Trim() : null,
        };
    }

    // Copies, because checking a text may declare parameters.
    private List<Symbol> Of(SymbolRole role) => [.. _declarations.All.Where(symbol => symbol.Role == role)];

    private void CheckWeight()
    {
        Diagnostics diagnostics = _texts.EquationDiagnostics;
        if (!_declarations.TryFind(SynapseDialect.Weight, out Symbol? w)) diagnostics.Error("lack the weight; add the line 'w : weight'.");
        else if (!w.IsState || w.IsCondition) diagnostics.Error(w.Declaration!.Name.Span, "'w' is the weight and must be a variable; write 'w : weight'.");
        else if (w.Dimension != _weight) diagnostics.Error(w.Declaration!.Unit.Span, $"the weight 'w' is {DimensionNames.Describe(w.Dimension)}, expected the unit of the receptor's weights, {DimensionNames.Describe(_weight)}; write 'w : weight'.");
    }

    private Symbol Transmitted() => new(SymbolRole.Local, new Variable(SynapseDialect.Transmit, VariableKind.Local, _weight), _weight, IsCondition: false);

    private ImmutableArray<CheckedStatement> Statements(StatementText text, Symbol? own = null)
    {
        var checker = new StatementChecker(_declarations, _functions, own);
        Scope scope = own is null ? _scope : new InnerScope(new Dictionary<string, Typed> { [own.Name] = own.Value }, _scope);
        return [.. from statement in text.Statements
                   let assign = checker.Check(statement, scope, text.Diagnostics)
                   where assign is not null
                   select new CheckedStatement(assign, statement, text.Diagnostics)];
    }

    /// <summary>The weight first, the others in text order.</summary>
    private ImmutableArray<StateDefinition> States()
    {
        var initial = new InitialValues(_texts, _declarations, _scope, _functions);
        return [.. _declarations.All.Where(symbol => symbol.IsState).OrderBy(symbol => symbol.Name == SynapseDialect.Weight ? 0 : 1).ToList()
            .Select(symbol => new StateDefinition(symbol.Variable, symbol.Name == SynapseDialect.Weight ? Algebra.Zero : initial.Of(symbol)))];
    }

    private Expr? Interval()
    {
        Diagnostics diagnostics = _texts.Diagnostics("interval", _model.Interval);
        if (!Has(_model.Interval))
        {
            if (Has(_model.RunRegularly)) diagnostics.Error("is missing, but the model has run_regularly; say how often that runs, for example '100 ms'.");
            return null;
        }

        if (!Has(_model.RunRegularly)) diagnostics.Error("has no effect, for the model has no run_regularly; add statements or remove the interval.");
        return QuantityParser.TryParse(_model.Interval, null, out Quantity quantity, out _) ? Positive(quantity, diagnostics) : Expression(diagnostics);
    }

    private static Constant Positive(Quantity quantity, Diagnostics diagnostics)
    {
        if (quantity.Dimension != Dimension.Time) diagnostics.Error($"found {DimensionNames.Describe(quantity.Dimension)}, expected a time (ms).");
        else if (!(quantity.Value > 0 && double.IsFinite(quantity.Value))) diagnostics.Error(FormattableString.Invariant($"is {quantity.Value} ms, but must be positive."));
        return Algebra.Number(quantity.Value);
    }

    private Expr? Expression(Diagnostics diagnostics)
    {
        if (SyntaxReader.Expression(diagnostics) is not { } syntax) return null;
        if (new ExpressionChecker(_scope, _functions, diagnostics).CheckNumber(syntax, Dimension.Time) is not { } interval) return null;
        if (interval is Constant constant) return Positive(new Quantity(constant.Value, Dimension.Time), diagnostics);
        if (interval.HasDraws() || interval.Reads(variable => variable.Kind != VariableKind.Parameter)) diagnostics.Error("may depend on parameters only.");
        return interval;
    }

    private static bool Has(string text) => !string.IsNullOrWhiteSpace(text);
}
