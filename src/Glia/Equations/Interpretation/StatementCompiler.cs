using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>Turns statements into closures over arrays, one element per neuron.</summary>
/// <param name="expressions">Compiles the expressions in them.</param>
/// <param name="values">The array that holds a variable.</param>
internal sealed class StatementCompiler(ExpressionCompiler expressions, Func<Variable, double[]> values)
{
    /// <summary>Runs statements for one neuron.</summary>
    public delegate void Execution(int neuron);

    /// <summary>The closure of a sequence of statements.</summary>
    public Execution Compile(ImmutableArray<Statement> statements)
    {
        Execution[] parts = [.. statements.Select(Compile)];
        return neuron =>
        {
            foreach (Execution part in parts) part(neuron);
        };
    }

    private Execution Compile(Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                (double[] target, ExpressionCompiler.Evaluation value) = (values(assign.Target), expressions.Compile(assign.Value));
                return neuron => target[neuron] = value(neuron);
            case Loop loop:
                (ExpressionCompiler.Evaluation condition, Execution body) = (expressions.Compile(loop.Condition), Compile(loop.Body));
                return neuron =>
                {
                    for (int round = 0; round < loop.MaximumRounds && condition(neuron) != 0; round++) body(neuron);
                };
            default:
                throw new ArgumentException($"Unknown statement {statement.GetType().Name}.", nameof(statement));
        }
    }
}
