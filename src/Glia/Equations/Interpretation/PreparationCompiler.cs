using System.Collections.Immutable;
using Glia.Equations.Differentiation;
using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>Turns preparations into closures over one value per variable.</summary>
/// <param name="expressions">Compiles the expressions in them.</param>
/// <param name="values">The array that holds a variable; its first element is used.</param>
internal sealed class PreparationCompiler(ExpressionCompiler expressions, Func<Variable, double[]> values)
{
    /// <summary>The closure of a preparation.</summary>
    public Action Compile(Preparation preparation) => preparation switch
    {
        Derive derive => Compile(derive),
        MatrixExponential exponential => Compile(exponential),
        MatrixExponentialGradient gradient => Compile(gradient),
        _ => throw new ArgumentException($"Unknown preparation {preparation.GetType().Name}.", nameof(preparation)),
    };

    private Action Compile(Derive derive)
    {
        (double[] target, ExpressionCompiler.Evaluation value) = (values(derive.Target), expressions.Compile(derive.Value));
        return () => target[0] = value(0);
    }

    private Action Compile(MatrixExponential exponential)
    {
        Func<double[]> matrix = Entries(exponential.Matrix);
        ExpressionCompiler.Evaluation duration = expressions.Compile(exponential.Duration);
        ImmutableArray<double[]?> propagator = Arrays(exponential.Propagator), input = Arrays(exponential.InputPropagator);
        double[] last = [];
        double lastDuration = double.NaN;
        return () =>
        {
            // Neurons often differ in what does not enter the matrix (a current, a threshold); the targets then still hold its exponential.
            (double[] entries, double h) = (matrix(), duration(0));
            if (h == lastDuration && entries.AsSpan().SequenceEqual(last)) return;
            double[] p = new double[propagator.Length], q = new double[propagator.Length];
            MatrixExponentials.Compute(entries, h, p, q);
            Store(propagator, p);
            Store(input, q);
            (last, lastDuration) = (entries, h);
        };
    }

    private Action Compile(MatrixExponentialGradient gradient)
    {
        Func<double[]> matrix = Entries(gradient.Matrix), propagator = Entries(gradient.Propagator), input = Entries(gradient.InputPropagator);
        ExpressionCompiler.Evaluation duration = expressions.Compile(gradient.Duration);
        ImmutableArray<double[]?> targets = Arrays(gradient.MatrixGradient);
        return () =>
        {
            double[] result = new double[targets.Length];
            MatrixExponentialGradients.Compute(matrix(), duration(0), propagator(), input(), result);
            Store(targets, result);
        };
    }

    private static void Store(ImmutableArray<double[]?> targets, double[] results)
    {
        for (int i = 0; i < results.Length; i++)
            if (targets[i] is { } target) target[0] = results[i];
    }

    private Func<double[]> Entries(ExprList list)
    {
        ExpressionCompiler.Evaluation[] entries = [.. list.Select(expressions.Compile)];
        return () => [.. entries.Select(entry => entry(0))];
    }

    private ImmutableArray<double[]?> Arrays(ImmutableArray<Variable?> variables) => [.. variables.Select(variable => variable is null ? null : values(variable))];
}
