using Glia.Equations.Ir;

namespace Glia.Simulation.Compilation;

/// <summary>Walks over expressions of the IR.</summary>
internal static class Expressions
{
    /// <summary>The direct parts of an expression.</summary>
    public static IEnumerable<Expr> Parts(Expr expression) => expression switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Select select => [select.Condition, select.WhenTrue, select.WhenFalse],
        Call call => call.Arguments,
        Draw { Mean: { } mean } => [mean],
        _ => [],
    };

    /// <summary>Every variable that an expression reads; one that is read twice comes twice.</summary>
    public static IEnumerable<Variable> Variables(Expr expression) =>
        expression is Read read ? [read.Variable] : Parts(expression).SelectMany(Variables);
}
