using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>The two moves of every explicit Runge–Kutta method: evaluate slopes at a stage, go along slopes to the next.</summary>
internal static class Tableau
{
    /// <summary>Slopes of all equations at a stage.</summary>
    public static Dictionary<Variable, Variable> Slopes(
        StepBuilder step, ModelFacts facts, string label, Dictionary<Variable, Expr> states, Expr? time)
    {
        var stage = new Stage(step, label, states, time);
        return facts.System.Equations.ToDictionary(equation => equation.Variable, stage.Slope);
    }

    /// <summary>States of a stage: x + Σ weight·slope.</summary>
    public static Dictionary<Variable, Expr> Shifted(
        StepBuilder step, ModelFacts facts, string label, params ReadOnlySpan<(Expr Weight, Dictionary<Variable, Variable> Slopes)> along)
    {
        var states = new Dictionary<Variable, Expr>();
        foreach (DifferentialEquation equation in facts.System.Equations)
        {
            Variable x = equation.Variable;
            states.Add(x, step.Local($"{x}_{label}", x.Value() + WeightedSum(x, along), x.Dimension).Value());
        }

        return states;
    }

    /// <summary>Σ weight·slope of one variable.</summary>
    public static Expr WeightedSum(Variable x, params ReadOnlySpan<(Expr Weight, Dictionary<Variable, Variable> Slopes)> along)
    {
        Expr sum = Algebra.Zero;
        foreach ((Expr weight, Dictionary<Variable, Variable> slopes) in along) sum += weight * slopes[x].Value();
        return sum;
    }
}
