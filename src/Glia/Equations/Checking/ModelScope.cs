using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Checking;

/// <summary>The names that every text of a model may use. Subexpressions are checked when first used, which puts them in order of dependency.</summary>
internal class ModelScope : Scope
{
    /// <summary>Bound on how deep subexpressions may build on each other; recursive passes walk them.</summary>
    private const int DeepestChain = 100;

    private readonly Declarations _declarations;
    private readonly FunctionTable _functions;
    private readonly Diagnostics _equations;
    private readonly Dialect _dialect;
    private readonly Dictionary<string, Expr?> _values = [];
    private readonly Dictionary<Variable, Extent> _extents = [];
    private readonly List<string> _path = [];
    private readonly HashSet<string> _used = [];

    public ModelScope(ModelTexts texts, Declarations declarations, FunctionTable functions)
    {
        _declarations = declarations;
        _functions = functions;
        _equations = texts.EquationDiagnostics;
        _dialect = texts.Dialect;
    }

    public override IEnumerable<string> Names => _declarations.All.Select(symbol => symbol.Name).Concat(_dialect.WellKnownNames);

    /// <summary>The subexpressions that are sound, each behind those it uses.</summary>
    public List<Subexpression> Subexpressions { get; } = [];

    /// <summary>Whether any text reads a name.</summary>
    public bool IsUsed(string name) => _used.Contains(name);

    public override bool TryFind(NameSyntax name, Diagnostics diagnostics, out Typed? value)
    {
        _used.Add(name.Name);
        Symbol? symbol = _declarations.TryFind(name.Name, out Symbol? declared) ? declared : null;
        value = symbol is null ? _dialect.WellKnownValue(name.Name) : null;
        if (value is not null) return true;
        symbol ??= _declarations.DeclareFromDefault(name.Name);
        if (symbol is null) return TryFindElsewhere(name, diagnostics, out value);
        if (symbol.Role != SymbolRole.Subexpression || IsSound(symbol, name, diagnostics)) value = symbol.Value;
        return true;
    }

    /// <summary>Looks for a name that the model neither declares nor gives a default.</summary>
    protected virtual bool TryFindElsewhere(NameSyntax name, Diagnostics diagnostics, out Typed? value)
    {
        value = null;
        return false;
    }

    /// <summary>Checks a subexpression if that has not been done; false when something was reported about it.</summary>
    public bool IsSound(Symbol symbol, NameSyntax use, Diagnostics diagnostics)
    {
        if (_values.TryGetValue(symbol.Name, out Expr? known)) return known is not null;
        if (_path.Contains(symbol.Name))
        {
            diagnostics.Error(use.Span, $"'{symbol.Name}' depends on itself: {string.Join(" -> ", _path.SkipWhile(step => step != symbol.Name))} -> {symbol.Name}.");
            return false;
        }

        if (_path.Count == DeepestChain)
        {
            diagnostics.Error(use.Span, $"'{symbol.Name}' stands at the end of a chain of more than {DeepestChain} subexpressions; combine some.");
            return false;
        }

        _path.Add(symbol.Name);
        Expr? value = Check(symbol);
        _path.RemoveAt(_path.Count - 1);
        if (value is not null && (_extents[symbol.Variable] = Extent.Of(value, ExtentOf)).IsTooLarge)
        {
            diagnostics.Error(use.Span, $"'{symbol.Name}' becomes too large once the subexpressions it uses are put in their place.");
            value = null;
        }

        if (value is not null && symbol.Has(Flags.Shared) && Unshared(value) is { } reason)
        {
            diagnostics.Error(symbol.Declaration!.Name.Span, $"'{symbol.Name}' is shared, but {reason}");
            value = null;
        }

        _values[symbol.Name] = value;
        if (value is not null) Subexpressions.Add(new Subexpression(symbol.Variable, value, symbol.Has(Flags.ConstantOverStep)));
        return value is not null;
    }

    /// <summary>The extent of a variable's value with all subexpressions in place.</summary>
    public Extent ExtentOf(Variable variable) => _extents.GetValueOrDefault(variable, Extent.Leaf);

    private Expr? Check(Symbol symbol)
    {
        ExpressionSyntax syntax = symbol.Declaration!.Value!;
        var checker = new ExpressionChecker(this, _functions, _equations.About(symbol.Name));
        return symbol.IsCondition ? checker.CheckCondition(syntax) : checker.CheckNumber(syntax, symbol.Dimension);
    }

    /// <summary>Why a value differs between neurons; null when it does not.</summary>
    private static string? Unshared(Expr value)
    {
        if (value.HasDraws()) return "draws random numbers, which are drawn per neuron.";
        Variable? own = value.Variables().FirstOrDefault(variable => !variable.IsShared);
        if (own is null) return null;
        return own.Kind is VariableKind.Parameter or VariableKind.Local
            ? $"reads '{own.Name}', which may have one value per neuron; declare it with the flag 'shared' too."
            : $"reads '{own.Name}', which has one value per neuron.";
    }
}
