using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>Turns expressions into closures over arrays, one element per neuron, in double precision. Booleans are 1 and 0.</summary>
/// <param name="values">The array that holds a variable; arrays of length 1 hold one value for all neurons.</param>
/// <param name="surroundings">What the engine gives: time, indexes, random numbers.</param>
internal sealed class ExpressionCompiler(Func<Variable, double[]> values, Surroundings surroundings)
{
    /// <summary>The value of an expression for one neuron.</summary>
    public delegate double Evaluation(int neuron);

    /// <summary>The closure of an expression.</summary>
    public Evaluation Compile(Expr expression) => expression switch
    {
        Constant constant => _ => constant.Value,
        BooleanConstant constant => constant.Value ? _ => 1 : _ => 0,
        Read read => CompileRead(read.Variable),
        Unary unary => CompileUnary(unary),
        Binary binary => CompileBinary(binary),
        Select select => CompileSelect(select),
        Call call => CompileCall(call),
        Draw draw => surroundings.Drawn(draw, draw.Mean is null ? null : Compile(draw.Mean)),
        _ => throw new ArgumentException($"Unknown expression {expression.GetType().Name}.", nameof(expression)),
    };

    private Evaluation CompileRead(Variable variable)
    {
        if (surroundings.WellKnownValue(variable) is { } given) return given;
        double[] array = values(variable);
        return array.Length == 1 ? _ => array[0] : neuron => array[neuron];
    }

    private Evaluation CompileUnary(Unary unary)
    {
        Evaluation operand = Compile(unary.Operand);
        return unary.Operator == UnaryOperator.Negate ? neuron => -operand(neuron) : neuron => 1 - operand(neuron);
    }

    private Evaluation CompileBinary(Binary binary)
    {
        (Evaluation x, Evaluation y) = (Compile(binary.Left), Compile(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Add => i => x(i) + y(i),
            BinaryOperator.Subtract => i => x(i) - y(i),
            BinaryOperator.Multiply => i => x(i) * y(i),
            BinaryOperator.Divide => i => x(i) / y(i),
            BinaryOperator.Power => i => Math.Pow(x(i), y(i)),
            BinaryOperator.Modulo => i => Modulo(x(i), y(i)),
            BinaryOperator.FloorDivide => i => Math.Floor(x(i) / y(i)),
            BinaryOperator.Less => i => x(i) < y(i) ? 1 : 0,
            BinaryOperator.LessOrEqual => i => x(i) <= y(i) ? 1 : 0,
            BinaryOperator.Greater => i => x(i) > y(i) ? 1 : 0,
            BinaryOperator.GreaterOrEqual => i => x(i) >= y(i) ? 1 : 0,
            BinaryOperator.Equal => i => x(i) == y(i) ? 1 : 0,
            BinaryOperator.NotEqual => i => x(i) != y(i) ? 1 : 0,
            BinaryOperator.And => i => x(i) != 0 && y(i) != 0 ? 1 : 0,
            BinaryOperator.Or => i => x(i) != 0 || y(i) != 0 ? 1 : 0,
            _ => throw new ArgumentException($"Unknown operator {binary.Operator}.", nameof(binary)),
        };
    }

    private Evaluation CompileSelect(Select select)
    {
        (Evaluation condition, Evaluation whenTrue, Evaluation whenFalse) = (Compile(select.Condition), Compile(select.WhenTrue), Compile(select.WhenFalse));
        return neuron => condition(neuron) != 0 ? whenTrue(neuron) : whenFalse(neuron);
    }

    private Evaluation CompileCall(Call call)
    {
        Evaluation[] arguments = [.. call.Arguments.Select(Compile)];
        Func<double[], double> function = call.Function.Evaluate;
        return neuron =>
        {
            double[] given = new double[arguments.Length];
            for (int k = 0; k < given.Length; k++) given[k] = arguments[k](neuron);
            return function(given);
        };
    }

    private static double Modulo(double x, double y) => x - y * Math.Floor(x / y);
}
