using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>What an interpreted program is given besides its own values.</summary>
internal abstract class Surroundings
{
    /// <summary>The value of a variable that the engine gives; null when it is not one of those.</summary>
    public abstract ExpressionCompiler.Evaluation? WellKnownValue(Variable variable);

    /// <summary>The value of a draw.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="mean">Its mean, compiled; null when it has none.</param>
    public abstract ExpressionCompiler.Evaluation Drawn(Draw draw, ExpressionCompiler.Evaluation? mean);
}
