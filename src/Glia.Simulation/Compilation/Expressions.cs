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

    /// <summary>Every variable that an expression reads, once.</summary>
    public static IEnumerable<Variable> Variables(Expr expression)
    {
        // By reference: parts may be shared many times over, and comparing them by content would look at every copy.
        HashSet<Expr> seen = new(ReferenceEqualityComparer.Instance);
        Stack<Expr> pending = new([expression]);
        HashSet<Variable> variables = [];
        while (pending.TryPop(out Expr? part))
        {
            if (!seen.Add(part)) continue;
            if (part is Read read) variables.Add(read.Variable);
            foreach (Expr inner in Parts(part)) pending.Push(inner);
        }

        return variables;
    }
}
