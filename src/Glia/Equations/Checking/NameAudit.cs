using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Equations.Checking;

/// <summary>Compares the names under <c>parameters</c> and <c>initial</c> with those that the model has, and looks for names that nothing uses.</summary>
internal sealed class NameAudit(ModelTexts texts, Declarations declarations, ModelScope scope)
{
    /// <summary>Reports unknown, misplaced and unused names.</summary>
    public void Report()
    {
        foreach ((string name, string text) in texts.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (ParameterProblem(name) is { } problem) texts.Diagnostics($"parameters.{name}", text, "parameters").Error(problem);
        foreach ((string name, string text) in texts.Initial.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (InitialProblem(name) is { } problem) texts.Diagnostics($"initial.{name}", text, "initial").Error(problem);
        foreach (Symbol symbol in declarations.All)
            if (symbol is { Role: SymbolRole.Parameter or SymbolRole.CurrentInput or SymbolRole.Modulator, Declaration: { } declaration } && !scope.IsUsed(symbol.Name))
                texts.EquationDiagnostics.Warning(declaration.Name.Span, $"nothing uses '{symbol.Name}'.");
    }

    private string? ParameterProblem(string name)
    {
        if (!declarations.TryFind(name, out Symbol? symbol))
            return $"'{name}' is not a parameter: no text of the model uses it.{Suggestion.For(name, NamesOf(item => item.Role == SymbolRole.Parameter))}";
        return symbol.Role switch
        {
            SymbolRole.Parameter => null,
            SymbolRole.CurrentInput => $"'{name}' is an input for currents, not a parameter; connect a current source to it.",
            SymbolRole.Modulator => $"'{name}' is a modulator, not a parameter; the projection says which signal it is.",
            SymbolRole.Local => $"'{name}' lives within an event and is not a parameter; statements set it.",
            SymbolRole.Subexpression => $"'{name}' is a subexpression, not a parameter; remove it here or its equation.",
            _ => $"'{name}' is a state variable, not a parameter; give its start value under 'initial'.",
        };
    }

    private string? InitialProblem(string name)
    {
        if (!declarations.TryFind(name, out Symbol? symbol)) return $"'{name}' is not a state variable.{Suggestion.For(name, NamesOf(item => item.IsState))}";
        if (symbol.IsState) return texts.Dialect.WhyNoInitialValue(name);
        return symbol.Role == SymbolRole.Parameter
            ? $"'{name}' is a parameter, not a state variable; give its value under 'parameters'."
            : $"'{name}' is not a state variable and has no start value.";
    }

    private IEnumerable<string> NamesOf(Func<Symbol, bool> predicate) => declarations.All.Where(predicate).Select(symbol => symbol.Name);
}
