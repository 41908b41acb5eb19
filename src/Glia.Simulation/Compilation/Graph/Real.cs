namespace Glia.Simulation.Compilation.Graph;

/// <summary>A real value of the graph, written in formulas like a number.</summary>
internal readonly struct Real(GraphBuilder graph, Node node)
{
    /// <summary>The graph.</summary>
    public GraphBuilder Graph { get; } = graph;

    /// <summary>The node.</summary>
    public Node Node { get; } = node;

    /// <summary>The format it is computed in.</summary>
    public FloatFormat Format => Graph.FormatOf(Node);

    /// <summary>The bits.</summary>
    public Bits ToBits() => new(Graph, Graph.Make(Operation.ToBits, Node));

    /// <summary>A literal of the same graph.</summary>
    public Real Literal(double value) => new(Graph, Graph.Constant(value));

    /// <summary>Sum.</summary>
    public static Real operator +(Real x, Real y) => x.Binary(Operation.Add, y);

    /// <summary>Sum with a literal.</summary>
    public static Real operator +(Real x, double y) => x + x.Literal(y);

    /// <summary>Sum with a literal.</summary>
    public static Real operator +(double x, Real y) => y.Literal(x) + y;

    /// <summary>Difference.</summary>
    public static Real operator -(Real x, Real y) => x.Binary(Operation.Subtract, y);

    /// <summary>Difference from a literal.</summary>
    public static Real operator -(Real x, double y) => x - x.Literal(y);

    /// <summary>Difference from a literal.</summary>
    public static Real operator -(double x, Real y) => y.Literal(x) - y;

    /// <summary>Product.</summary>
    public static Real operator *(Real x, Real y) => x.Binary(Operation.Multiply, y);

    /// <summary>Product with a literal.</summary>
    public static Real operator *(Real x, double y) => x * x.Literal(y);

    /// <summary>Product with a literal.</summary>
    public static Real operator *(double x, Real y) => y * x;

    /// <summary>Quotient.</summary>
    public static Real operator /(Real x, Real y) => x.Binary(Operation.Divide, y);

    /// <summary>Quotient with a literal.</summary>
    public static Real operator /(Real x, double y) => x / x.Literal(y);

    /// <summary>Quotient with a literal.</summary>
    public static Real operator /(double x, Real y) => y.Literal(x) / y;

    /// <summary>Negative.</summary>
    public static Real operator -(Real x) => x.Unary(Operation.Negate);

    /// <summary>Comparison.</summary>
    public static Truth operator <(Real x, Real y) => x.Compare(Operation.Less, y);

    /// <summary>Comparison.</summary>
    public static Truth operator >(Real x, Real y) => y < x;

    /// <summary>Comparison.</summary>
    public static Truth operator <=(Real x, Real y) => x.Compare(Operation.LessOrEqual, y);

    /// <summary>Comparison.</summary>
    public static Truth operator >=(Real x, Real y) => y <= x;

    /// <summary>Comparison with a literal.</summary>
    public static Truth operator <(Real x, double y) => x < x.Literal(y);

    /// <summary>Comparison with a literal.</summary>
    public static Truth operator >(Real x, double y) => x > x.Literal(y);

    /// <summary>Comparison with a literal.</summary>
    public static Truth operator <=(Real x, double y) => x <= x.Literal(y);

    /// <summary>Comparison with a literal.</summary>
    public static Truth operator >=(Real x, double y) => x >= x.Literal(y);

    /// <summary>Equality.</summary>
    public Truth EqualTo(Real other) => Compare(Operation.Equal, other);

    /// <summary>Equality with a literal.</summary>
    public Truth EqualTo(double other) => EqualTo(Literal(other));

    /// <summary>An operation on this alone.</summary>
    public Real Unary(Operation operation) => new(Graph, Graph.Make(operation, Node));

    /// <summary>An operation on this and another.</summary>
    public Real Binary(Operation operation, Real other) => new(Graph, Graph.Make(operation, Node, other.Node));

    /// <summary>this·y + z, rounded once.</summary>
    public Real TimesPlus(Real y, Real z) => new(Graph, Graph.Make(Operation.FusedMultiplyAdd, Node, y.Node, z.Node));

    /// <summary>this·y + z, rounded once.</summary>
    public Real TimesPlus(Real y, double z) => TimesPlus(y, Literal(z));

    /// <summary>this·y + z, rounded once.</summary>
    public Real TimesPlus(double y, Real z) => TimesPlus(Literal(y), z);

    /// <summary>|this|.</summary>
    public Real Abs() => Unary(Operation.Abs);

    /// <summary>Nearest whole number.</summary>
    public Real Round() => Unary(Operation.Round);

    /// <summary>Largest whole number not above this.</summary>
    public Real Floor() => Unary(Operation.Floor);

    /// <summary>Limited to [low, high]; NaN stays NaN.</summary>
    public Real Within(double low, double high) =>
        Literal(high).Binary(Operation.MinimumOfOrdinary, Literal(low).Binary(Operation.MaximumOfOrdinary, this));

    /// <summary>This with the sign of <paramref name="sign"/> multiplied in.</summary>
    public Real TimesSignOf(Real sign)
    {
        Bits mask = sign.ToBits() & (Format == FloatFormat.Single ? int.MinValue : long.MinValue);
        return (ToBits() ^ mask).ToReal();
    }

    /// <summary>c₀ + c₁·this + c₂·this² + …, by Horner's rule with one rounding per term.</summary>
    public Real Polynomial(params ReadOnlySpan<double> coefficients)
    {
        Real sum = Literal(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = sum.TimesPlus(this, coefficients[i]);
        return sum;
    }

    private Truth Compare(Operation operation, Real other) => new(Graph, Graph.Make(operation, Node, other.Node));
}
