using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Checking;

/// <summary>How large an expression is once the values of some variables stand in their place. Later passes substitute and recurse; the bounds keep any text from exhausting time and stack.</summary>
/// <param name="Depth">Levels of nesting.</param>
/// <param name="Size">Number of nodes.</param>
internal readonly record struct Extent(int Depth, double Size)
{
    private const int GreatestDepth = 1000;
    private const double GreatestSize = 100_000;

    /// <summary>A single node.</summary>
    public static Extent Leaf { get; } = new(1, 1);

    /// <summary>Whether passes can work on it.</summary>
    public bool IsTooLarge => Depth > GreatestDepth || Size > GreatestSize;

    /// <summary>The extent of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="substituted">The extent of what takes the place of a variable; <see cref="Leaf"/> when nothing does.</param>
    public static Extent Of(Expr expression, Func<Variable, Extent> substituted)
    {
        if (expression is Read read) return substituted(read.Variable);
        int depth = 0;
        double size = 1;
        foreach (Expr operand in expression.Operands())
        {
            Extent part = Of(operand, substituted);
            depth = Math.Max(depth, part.Depth);
            size += part.Size;
        }

        return new Extent(depth + 1, size);
    }
}
