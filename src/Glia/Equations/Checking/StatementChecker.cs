using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Equations.Symbolics;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Checks statements: what they may set, and the dimensions of what they set it to.</summary>
/// <param name="declarations">The names of the model.</param>
/// <param name="functions">The functions that statements may call.</param>
/// <param name="own">A name that only these statements may set; null for none.</param>
internal sealed class StatementChecker(Declarations declarations, FunctionTable functions, Symbol? own = null)
{
    /// <summary>The assignments of a text, those with errors left out.</summary>
    public ImmutableArray<Assign> Check(StatementText text, Scope scope) =>
        [.. text.Statements.Select(statement => Check(statement, scope, text.Diagnostics)).OfType<Assign>()];

    /// <summary>The assignment of a statement; null when something was reported.</summary>
    public Assign? Check(StatementSyntax statement, Scope scope, Diagnostics diagnostics)
    {
        var checker = new ExpressionChecker(scope, functions, diagnostics);
        if (Target(statement.Target, diagnostics) is not { } target)
        {
            checker.Check(statement.Value);
            return null;
        }

        if (target.IsCondition) return SetCondition(statement, target, checker, diagnostics);
        bool isFactor = statement.Operator is AssignmentOperator.Multiply or AssignmentOperator.Divide;
        if (checker.CheckNumber(statement.Value, isFactor ? Dimension.None : target.Dimension) is not { } value) return null;
        Expr old = target.Variable.Value();
        return new Assign(target.Variable, statement.Operator switch
        {
            AssignmentOperator.Set => value,
            AssignmentOperator.Add => old + value,
            AssignmentOperator.Subtract => old - value,
            AssignmentOperator.Multiply => old * value,
            _ => old / value,
        });
    }

    private static Assign? SetCondition(StatementSyntax statement, Symbol target, ExpressionChecker checker, Diagnostics diagnostics)
    {
        if (checker.CheckCondition(statement.Value) is not { } condition) return null;
        if (statement.Operator == AssignmentOperator.Set) return new Assign(target.Variable, Algebra.If(condition, Algebra.One, Algebra.Zero));
        diagnostics.Error(statement.Target.Span, $"'{target.Name}' is boolean; it can only be set with '='.");
        return null;
    }

    private Symbol? Target(NameSyntax name, Diagnostics diagnostics)
    {
        if (own?.Name == name.Name) return own;
        if (!declarations.TryFind(name.Name, out Symbol? symbol))
        {
            IEnumerable<string> states = declarations.All.Where(item => item.IsSettable).Select(item => item.Name);
            diagnostics.Error(name.Span, declarations.Dialect.WhyNotSet(name.Name) ?? $"unknown variable '{name.Name}'.{Suggestion.For(name.Name, states)}");
            return null;
        }

        if (symbol.IsSettable) return symbol;
        diagnostics.Error(name.Span, symbol.Role switch
        {
            SymbolRole.Subexpression => $"'{name.Name}' is a subexpression and cannot be set; set what it depends on.",
            SymbolRole.CurrentInput => $"'{name.Name}' is an input and cannot be set.",
            SymbolRole.Modulator => $"'{name.Name}' is a modulator, which the network gives, and cannot be set.",
            _ => $"'{name.Name}' is a parameter and cannot be set; to make it a variable of each {declarations.Dialect.Owner}, give it under 'initial' instead of 'parameters' and without a flag.",
        });
        return null;
    }
}
