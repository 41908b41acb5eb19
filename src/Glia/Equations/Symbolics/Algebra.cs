using Glia.Equations.Ir;

namespace Glia.Equations.Symbolics;

/// <summary>Expressions written as formulas: operators on <see cref="Expr"/> that fold constants and drop neutral elements as they build.</summary>
/// <remarks>
/// Folding keeps values: x + 0, x·1, x/1 and −(−x) are x to the bit (up to the sign of zero). x·0 becomes 0, which also forgets a NaN or an
/// infinity in x; models have no use for those.
/// </remarks>
public static class Algebra
{
    /// <summary>The number 0.</summary>
    public static readonly Constant Zero = new(0);

    /// <summary>The number 1.</summary>
    public static readonly Constant One = new(1);

    extension(Expr)
    {
        /// <summary>x + y.</summary>
        public static Expr operator +(Expr x, Expr y) => Sum(x, y);

        /// <summary>x − y.</summary>
        public static Expr operator -(Expr x, Expr y) => Difference(x, y);

        /// <summary>x · y.</summary>
        public static Expr operator *(Expr x, Expr y) => Product(x, y);

        /// <summary>x / y.</summary>
        public static Expr operator /(Expr x, Expr y) => Quotient(x, y);

        /// <summary>−x.</summary>
        public static Expr operator -(Expr x) => Negative(x);
    }

    /// <summary>The value of a variable.</summary>
    public static Read Value(this Variable variable) => new(variable);

    /// <summary>A number.</summary>
    public static Constant Number(double value) => new(value);

    /// <summary>Whether the expression is this number.</summary>
    public static bool Is(this Expr expression, double value) => expression is Constant constant && constant.Value == value;

    /// <summary>f(arguments), evaluated when all of them are numbers.</summary>
    public static Expr Apply(Function function, params ReadOnlySpan<Expr> arguments)
    {
        if (function.IsUserDefined) return new Call(function, ExprList.Create(arguments));
        double[] values = new double[arguments.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (arguments[i] is not Constant constant) return new Call(function, ExprList.Create(arguments));
            values[i] = constant.Value;
        }

        return Number(function.Evaluate(values));
    }

    /// <summary>condition ? whenTrue : whenFalse.</summary>
    public static Expr If(Expr condition, Expr whenTrue, Expr whenFalse) => condition switch
    {
        BooleanConstant constant => constant.Value ? whenTrue : whenFalse,
        Unary { Operator: UnaryOperator.Not } not => If(not.Operand, whenFalse, whenTrue),
        _ => whenTrue.Equals(whenFalse) ? whenTrue : new Select(condition, whenTrue, whenFalse),
    };

    /// <summary>not x.</summary>
    public static Expr Not(Expr x) => x switch
    {
        BooleanConstant constant => new BooleanConstant(!constant.Value),
        Unary { Operator: UnaryOperator.Not } not => not.Operand,
        _ => new Unary(UnaryOperator.Not, x),
    };

    /// <summary>x and y.</summary>
    public static Expr And(Expr x, Expr y) =>
        x is BooleanConstant a ? (a.Value ? y : a) : y is BooleanConstant b ? (b.Value ? x : b) : new Binary(BinaryOperator.And, x, y);

    /// <summary>x or y.</summary>
    public static Expr Or(Expr x, Expr y) =>
        x is BooleanConstant a ? (a.Value ? a : y) : y is BooleanConstant b ? (b.Value ? b : x) : new Binary(BinaryOperator.Or, x, y);

    /// <summary>xʸ.</summary>
    public static Expr Power(Expr x, Expr y)
    {
        if (y.Is(1)) return x;
        if (y.Is(0)) return One;
        return x is Constant a && y is Constant b ? Number(Math.Pow(a.Value, b.Value)) : new Binary(BinaryOperator.Power, x, y);
    }

    /// <summary>An operation built with the folding rules of its operator.</summary>
    public static Expr Operation(BinaryOperator operation, Expr x, Expr y) => operation switch
    {
        BinaryOperator.Add => Sum(x, y),
        BinaryOperator.Subtract => Difference(x, y),
        BinaryOperator.Multiply => Product(x, y),
        BinaryOperator.Divide => Quotient(x, y),
        BinaryOperator.Power => Power(x, y),
        BinaryOperator.And => And(x, y),
        BinaryOperator.Or => Or(x, y),
        _ => Compare(operation, x, y),
    };

    private static Expr Sum(Expr x, Expr y)
    {
        if (x is Constant a && y is Constant b) return Number(a.Value + b.Value);
        if (x.Is(0)) return y;
        if (y.Is(0)) return x;
        if (y is Unary { Operator: UnaryOperator.Negate } minus) return Difference(x, minus.Operand);
        if (y is Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: < 0 } factor } product)
            return Difference(x, Product(Number(-factor.Value), product.Right));
        return new Binary(BinaryOperator.Add, x, y);
    }

    private static Expr Difference(Expr x, Expr y)
    {
        if (x is Constant a && y is Constant b) return Number(a.Value - b.Value);
        if (y.Is(0)) return x;
        if (x.Is(0)) return Negative(y);
        if (y is Unary { Operator: UnaryOperator.Negate } minus) return Sum(x, minus.Operand);
        return new Binary(BinaryOperator.Subtract, x, y);
    }

    private static Expr Product(Expr x, Expr y)
    {
        if (x is Constant a && y is Constant b) return Number(a.Value * b.Value);
        if (x.Is(0) || y.Is(0)) return Zero;
        if (x.Is(1)) return y;
        if (y.Is(1)) return x;
        if (x.Is(-1)) return Negative(y);
        if (y.Is(-1)) return Negative(x);
        if (x is Unary { Operator: UnaryOperator.Negate } left)
            return y is Unary { Operator: UnaryOperator.Negate } both ? Product(left.Operand, both.Operand) : Negative(Product(left.Operand, y));
        if (y is Unary { Operator: UnaryOperator.Negate } right) return Negative(Product(x, right.Operand));
        return new Binary(BinaryOperator.Multiply, x, y);
    }

    private static Expr Quotient(Expr x, Expr y)
    {
        if (x is Constant a && y is Constant b && b.Value != 0) return Number(a.Value / b.Value);
        if (x.Is(0)) return Zero;
        if (y.Is(1)) return x;
        if (x is Unary { Operator: UnaryOperator.Negate } minus) return Negative(Quotient(minus.Operand, y));
        return new Binary(BinaryOperator.Divide, x, y);
    }

    private static Expr Negative(Expr x) => x switch
    {
        Constant constant => Number(-constant.Value),
        Unary { Operator: UnaryOperator.Negate } minus => minus.Operand,
        _ => new Unary(UnaryOperator.Negate, x),
    };

    private static Expr Compare(BinaryOperator operation, Expr x, Expr y)
    {
        if (x is not Constant a || y is not Constant b) return new Binary(operation, x, y);
        return operation switch
        {
            BinaryOperator.Less => new BooleanConstant(a.Value < b.Value),
            BinaryOperator.LessOrEqual => new BooleanConstant(a.Value <= b.Value),
            BinaryOperator.Greater => new BooleanConstant(a.Value > b.Value),
            BinaryOperator.GreaterOrEqual => new BooleanConstant(a.Value >= b.Value),
            BinaryOperator.Equal => new BooleanConstant(a.Value == b.Value),
            BinaryOperator.NotEqual => new BooleanConstant(a.Value != b.Value),
            BinaryOperator.FloorDivide => Number(Math.Floor(a.Value / b.Value)),
            BinaryOperator.Modulo => Number(a.Value - b.Value * Math.Floor(a.Value / b.Value)),
            _ => new Binary(operation, x, y),
        };
    }
}
