using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>From the texts of a model to its typed IR, with everything that is wrong reported at once.</summary>
internal sealed class ModelAnalyser
{
    private readonly NeuronModel _model;
    private readonly List<Finding> _findings = [];
    private readonly NeuronTexts _texts;
    private readonly FunctionTable _functions = new();
    private readonly Declarations _declarations;
    private readonly ModelScope _scope;

    public ModelAnalyser(NeuronModel model)
    {
        _model = model;
        _texts = new NeuronTexts(model, _findings);
        _functions.Add(_texts);
        _declarations = new Declarations(_texts, _functions);
        _scope = new ModelScope(_texts, _declarations, _functions);
    }

    /// <summary>Errors and warnings; complete after <see cref="Analyse"/>.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The typed IR; unfit for use when <see cref="Findings"/> holds an error.</summary>
    public ModelSystem Analyse()
    {
        Structure();
        var statements = new StatementChecker(_declarations, _functions);
        var equations = new EquationChecker(_scope, _functions, _texts.EquationDiagnostics);
        foreach (Symbol symbol in Of(SymbolRole.Subexpression)) _scope.IsSound(symbol, symbol.Declaration!.Name, _texts.EquationDiagnostics);
        ImmutableArray<DifferentialEquation> differentials = [.. Of(SymbolRole.Differential).Select(equations.Check).OfType<DifferentialEquation>()];
        var system = new ModelSystem
        {
            Name = _model.Name,
            Equations = differentials,
            Threshold = Condition("threshold", _model.Threshold),
            RunRegularly = statements.Check(_texts.RunRegularly, _scope),
            BeforeThreshold = statements.Check(_texts.BeforeThreshold, _scope),
            Reset = statements.Check(_texts.Reset, _scope),
            Refractory = Refractory(),
            ThresholdWithinStep = _model.ThresholdWithinStep,
            SpikeCount = Number("spikes", _model.Spikes, Dimension.None),
            Receptors = new ReceptorChecker(_model, _texts, _scope, statements).Check(),
            States = States(),
            CurrentInputs = [.. Of(SymbolRole.CurrentInput).Select(symbol => symbol.Variable)],
            Method = string.IsNullOrWhiteSpace(_model.Method) ? null : _model.Method.Trim(),
            Tolerance = Tolerance(),
            Parameters = [],
            Subexpressions = [],
        };
        if (Output() is { } output) system = system with { Output = output.Value, OutputDimension = output.Dimension };
        // Last, for until here any text may have drawn in a parameter that only has a default.
        var defaults = new ParameterDefaults(_texts, _functions);
        system = system with
        {
            Parameters = [.. Of(SymbolRole.Parameter).Select(symbol => new ParameterDefinition(symbol.Variable, defaults.Read(symbol)) { IsCondition = symbol.IsCondition })],
            Subexpressions = [.. _scope.Subexpressions],
        };
        new NameAudit(_texts, _declarations, _scope).Report();
        return system;
    }

    // Copies, because checking a text may declare parameters.
    private List<Symbol> Of(SymbolRole role) => [.. _declarations.All.Where(symbol => symbol.Role == role)];

    private void Structure()
    {
        if (Has(_model.Threshold) && Has(_model.Spikes)) Wrong("spikes", _model.Spikes, "stands beside a threshold; a model spikes by one or the other.");
        if (!Has(_model.Threshold) && !Has(_model.Spikes) && Has(_model.Reset)) Wrong("reset", _model.Reset, "is never run, for the model has no threshold; add 'threshold'.");
        if (!Has(_model.Threshold) && Has(_model.Refractory)) Wrong("refractory", _model.Refractory, "has no effect, for the model has no threshold; add 'threshold'.");
        if (Has(_model.Output) && (Has(_model.Threshold) || Has(_model.Spikes))) Wrong("output", _model.Output, "stands beside spikes; a model is a source of currents or of spikes.");
        if (_model.ThresholdWithinStep && !Has(_model.Threshold)) Wrong("threshold_within_step", "true", "needs a threshold; add 'threshold'.");
        if (!Has(_model.Equations) && !Has(_model.Spikes) && !Has(_model.Output)) Wrong("equations", _model.Equations, "are empty; a model has equations, 'spikes' or 'output'.");
    }

    private ImmutableArray<StateDefinition> States()
    {
        var initial = new InitialValues(_texts, _declarations, _scope, _functions);
        return [.. _declarations.All.Where(symbol => symbol.IsState).ToList().Select(symbol => new StateDefinition(symbol.Variable, initial.Of(symbol)))];
    }

    private Expr? Condition(string key, string text) => Parse(key, text) is var (checker, syntax) ? checker.CheckCondition(syntax) : null;

    private Expr? Number(string key, string text, Dimension expected) => Parse(key, text) is var (checker, syntax) ? checker.CheckNumber(syntax, expected) : null;

    private Typed? Output() => Parse("output", _model.Output) is var (checker, syntax) ? checker.CheckAnyNumber(syntax) : null;

    private Expr Tolerance()
    {
        if (!Has(_model.Tolerance)) Wrong("tolerance", _model.Tolerance, "is empty; give a positive number, for example 1e-3, or an expression over parameters.");
        Expr tolerance = Number("tolerance", _model.Tolerance, Dimension.None) ?? Algebra.One;
        if (tolerance is Constant { Value: var value } && !(value > 0 && double.IsFinite(value)))
            Wrong("tolerance", _model.Tolerance, FormattableString.Invariant($"is {value}, but must be a positive number."));
        else if (tolerance.HasDraws() || tolerance.Reads(variable => variable.Kind != VariableKind.Parameter))
            Wrong("tolerance", _model.Tolerance, "may depend on parameters only.");
        return tolerance;
    }

    private Expr? Refractory()
    {
        if (Parse("refractory", _model.Refractory) is not var (checker, syntax) || checker.Check(syntax) is not { } typed) return null;
        if (typed.IsCondition || typed.Dimension == Dimension.Time) return typed.Value;
        Wrong("refractory", _model.Refractory, $"found {typed.Description}, expected a time or a condition.");
        return null;
    }

    private (ExpressionChecker Checker, ExpressionSyntax Syntax)? Parse(string key, string text)
    {
        if (!Has(text)) return null;
        Diagnostics diagnostics = _texts.Diagnostics(key, text);
        return SyntaxReader.Expression(diagnostics) is { } syntax ? (new ExpressionChecker(_scope, _functions, diagnostics), syntax) : null;
    }

    private void Wrong(string key, string text, string message) => _texts.Diagnostics(key, text).Error(message);

    private static bool Has(string text) => !string.IsNullOrWhiteSpace(text);
}
