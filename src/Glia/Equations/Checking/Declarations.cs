using System.Diagnostics.CodeAnalysis;
using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>
/// The names that a model declares, and what each stands for. <c>x : unit</c> is a parameter when it has a default or nothing sets it, and a
/// per-neuron variable when a statement or <c>initial</c> sets it.
/// </summary>
internal sealed class Declarations
{
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly List<Symbol> _ordered = [];
    private readonly ModelTexts _texts;
    private readonly FunctionTable _functions;
    private readonly HashSet<string> _assigned;

    public Declarations(ModelTexts texts, FunctionTable functions)
    {
        _texts = texts;
        _functions = functions;
        _assigned = [.. texts.Statements().SelectMany(text => text.Statements).Select(statement => statement.Target.Name)];
        foreach (EquationSyntax equation in texts.Equations)
        {
            Diagnostics diagnostics = texts.EquationDiagnostics;
            if (NameProblem(equation.Name.Name) is { } problem) diagnostics.Error(equation.Name.Span, problem);
            Dialect.Flags.Check(equation, diagnostics);
            if (Declare(equation, diagnostics) is { } symbol && _symbols.TryAdd(symbol.Name, symbol)) _ordered.Add(symbol);
        }
    }

    /// <summary>All declared names, in text order.</summary>
    public IReadOnlyList<Symbol> All => _ordered;

    /// <summary>The language that the model is written in.</summary>
    public Dialect Dialect => _texts.Dialect;

    /// <summary>The symbol of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Symbol? symbol) => _symbols.TryGetValue(name, out symbol);

    /// <summary>
    /// A parameter that is not declared in the equations but has a default, from which it takes its dimension: what a Brian script keeps in
    /// variables beside the equations.
    /// </summary>
    public Symbol? DeclareFromDefault(string name)
    {
        if (!_texts.Parameters.TryGetValue(name, out string? text)) return null;
        bool isCondition = ParameterDefaults.IsCondition(text);
        Quantity value = 0;
        if (!isCondition && !ParameterDefaults.TryEvaluate(text, _functions, Dialect.Units, out value)) return null;
        var symbol = new Symbol(SymbolRole.Parameter, new Variable(name, VariableKind.Parameter, value.Dimension), value.Dimension, isCondition);
        _symbols.Add(name, symbol);
        _ordered.Add(symbol);
        return symbol;
    }

    private Symbol? Declare(EquationSyntax equation, Diagnostics diagnostics)
    {
        string name = equation.Name.Name;
        if (_symbols.TryGetValue(name, out Symbol? first))
        {
            int line = diagnostics.Source.Locate(first.Declaration!.Name.Span.Start).Line;
            diagnostics.Error(equation.Name.Span, $"'{name}' is defined twice; the first time in line {line}.");
            return null;
        }

        bool isCondition = equation.Unit.Text == "boolean";
        if (Unit(equation, diagnostics) is not { } dimension) return null;
        SymbolRole role = RoleOf(equation);
        if (isCondition && role is SymbolRole.Differential or SymbolRole.CurrentInput or SymbolRole.Modulator)
        {
            diagnostics.Error(equation.Unit.Span, "found boolean, expected the unit of a number.");
            return null;
        }

        VariableKind kind = Kind(equation, role);
        // Event times are a list; what expressions read is the number of events in the step.
        Dimension carried = kind == VariableKind.EventCount ? Dimension.None : dimension;
        Ir.ValueType type = isCondition && role == SymbolRole.Subexpression ? Ir.ValueType.Boolean : Ir.ValueType.Real;
        if (role == SymbolRole.Variable && equation.Flags.Any(flag => flag.Text == Flags.Shared))
            diagnostics.Error(equation.Name.Span, $"'{name}' has one value per neuron, because statements or 'initial' set it; only parameters can be shared.");
        bool isShared = equation.Flags.Any(flag => flag.Text is Flags.Shared or Flags.Timed);
        return new Symbol(role, new Variable(name, kind, carried, type) { IsShared = isShared }, dimension, isCondition) { Declaration = equation };
    }

    private SymbolRole RoleOf(EquationSyntax equation)
    {
        string name = equation.Name.Name;
        if (equation.Form == EquationForm.Differential) return SymbolRole.Differential;
        if (equation.Form == EquationForm.Subexpression) return SymbolRole.Subexpression;
        if (equation.Flags.Any(flag => flag.Text == Flags.Current)) return SymbolRole.CurrentInput;
        if (equation.Flags.Any(flag => flag.Text == Flags.Modulator)) return SymbolRole.Modulator;
        if (equation.Flags.Any(flag => flag.Text == Flags.Local)) return SymbolRole.Local;
        bool isFixed = _texts.Parameters.ContainsKey(name) || equation.Flags.Any(flag => flag.Text is Flags.Constant or Flags.Timed or Flags.Events);
        return !isFixed && (!Dialect.UnsetIsParameter || _assigned.Contains(name) || _texts.Initial.ContainsKey(name)) ? SymbolRole.Variable : SymbolRole.Parameter;
    }

    private static VariableKind Kind(EquationSyntax equation, SymbolRole role) => role switch
    {
        SymbolRole.Subexpression or SymbolRole.Local => VariableKind.Local,
        SymbolRole.CurrentInput or SymbolRole.Modulator => VariableKind.Input,
        SymbolRole.Parameter when equation.Flags.Any(flag => flag.Text == Flags.Timed) => VariableKind.TimedParameter,
        SymbolRole.Parameter when equation.Flags.Any(flag => flag.Text == Flags.Events) => VariableKind.EventCount,
        SymbolRole.Parameter => VariableKind.Parameter,
        _ => VariableKind.State,
    };

    private Dimension? Unit(EquationSyntax equation, Diagnostics diagnostics)
    {
        if (equation.Unit.Text is "boolean" or "integer") return Dimension.None;
        TextLocation place = diagnostics.Source.Locate(equation.Unit.Span.Start, equation.Unit.Span.Length);
        if (QuantityParser.TryParseUnit(equation.Unit.Text, place, Dialect.Units, out Quantity unit, out Finding? finding)) return unit.Dimension;
        diagnostics.Add(finding! with { Message = $"the unit {finding.Message}" });
        return null;
    }

    private string? NameProblem(string name)
    {
        if (Dialect.Reserved.Contains(name) || NoiseScope.IsNoise(name)) return $"'{name}' has a meaning of its own in equations; choose another name.";
        if (_functions.Knows(name)) return $"'{name}' is the name of a function; choose another name.";
        if (EverydayUnits.Contains(name) || Dialect.Units?.ContainsKey(name) == true) return $"'{name}' is the name of a unit; choose another name.";
        return name.StartsWith('_') ? $"'{name}' begins with an underscore, as only the compiler's own names do; choose another name." : null;
    }
}
