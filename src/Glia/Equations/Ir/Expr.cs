namespace Glia.Equations.Ir;

/// <summary>Type of an IR value. Whole numbers are reals that hold a whole number.</summary>
public enum ValueType
{
    /// <summary>A real number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>An expression of the typed IR: a value per neuron, dimensions already checked, in internal units.</summary>
public abstract record Expr
{
    /// <summary>Type of the value.</summary>
    public abstract ValueType Type { get; }
}

/// <summary>A number in internal units.</summary>
public sealed record Constant(double Value) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => ValueType.Real;
}

/// <summary>True or false.</summary>
public sealed record BooleanConstant(bool Value) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => ValueType.Boolean;
}

/// <summary>The value of a variable.</summary>
public sealed record Read(Variable Variable) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => Variable.Type;
}

/// <summary>Operators of one operand.</summary>
public enum UnaryOperator
{
    /// <summary>−x.</summary>
    Negate,

    /// <summary>Logical not.</summary>
    Not,
}

/// <summary>Operation on one operand.</summary>
public sealed record Unary(UnaryOperator Operator, Expr Operand) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => Operand.Type;
}

/// <summary>Operators of two operands.</summary>
public enum BinaryOperator
{
    /// <summary>x + y.</summary>
    Add,

    /// <summary>x − y.</summary>
    Subtract,

    /// <summary>x · y.</summary>
    Multiply,

    /// <summary>x / y.</summary>
    Divide,

    /// <summary>xʸ.</summary>
    Power,

    /// <summary>Floored remainder, as Python's %.</summary>
    Modulo,

    /// <summary>Floored quotient, as Python's //.</summary>
    FloorDivide,

    /// <summary>x &lt; y.</summary>
    Less,

    /// <summary>x ≤ y.</summary>
    LessOrEqual,

    /// <summary>x &gt; y.</summary>
    Greater,

    /// <summary>x ≥ y.</summary>
    GreaterOrEqual,

    /// <summary>x = y.</summary>
    Equal,

    /// <summary>x ≠ y.</summary>
    NotEqual,

    /// <summary>Logical and.</summary>
    And,

    /// <summary>Logical or.</summary>
    Or,
}

/// <summary>Operation on two operands. Comparisons take reals and give a Boolean; and/or take and give Booleans.</summary>
public sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => Operator >= BinaryOperator.Less ? ValueType.Boolean : ValueType.Real;
}

/// <summary>One of two values, both evaluated.</summary>
public sealed record Select(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => WhenTrue.Type;
}

/// <summary>A function applied to real arguments. <c>int(condition)</c> is lowered to a <see cref="Select"/> of 1 and 0.</summary>
public sealed record Call(Function Function, ExprList Arguments) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => ValueType.Real;
}

/// <summary>A random number drawn for (seed, population, neuron, step, <see cref="Index"/>).</summary>
/// <param name="Distribution">What is drawn.</param>
/// <param name="Index">Which draw of the program this is; distinct draws have distinct indexes.</param>
/// <param name="Mean">Mean of a Poisson draw; null otherwise.</param>
public sealed record Draw(DrawDistribution Distribution, int Index, Expr? Mean = null) : Expr
{
    /// <inheritdoc/>
    public override ValueType Type => ValueType.Real;
}

/// <summary>Distributions of draws inside equations.</summary>
public enum DrawDistribution
{
    /// <summary>Uniform in (0, 1).</summary>
    Uniform,

    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Poisson counts.</summary>
    Poisson,
}
