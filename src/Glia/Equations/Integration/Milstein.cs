using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>
/// The Milstein method for diagonal noise in Stratonovich's sense: x ← x + f dt + g ΔW + ½ g ∂g/∂x ΔW², strong order 1.
/// Source: Kloeden and Platen, Numerical Solution of Stochastic Differential Equations (1992).
/// </summary>
internal sealed class Milstein : IntegrationMethod
{
    public override string Name => "milstein";

    public override string Summary => "Milstein method (Stratonovich), strong order 1";

    public override string? Obstacle(ModelFacts facts)
    {
        if (!facts.HasDiagonalNoise)
            return "the noise is not diagonal (an equation has several noise terms, or equations share one); give every equation a noise of its own (xi_1, xi_2)";
        DifferentialEquation? mixed = facts.System.Equations.FirstOrDefault(equation => equation.Noise.Any(noise =>
            facts.Subexpressions.DependsOnEver(noise.Coefficient, variable => variable != equation.Variable && IsNoisy(facts, variable))));
        return mixed is null
            ? null
            : $"the noise of {mixed.Variable} has a coefficient that depends on another noisy variable, for which the method has no correction; use 'heun'";
    }

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        var noise = new NoiseIncrements(step);
        step.AssignTogether([.. facts.System.Equations.Select(equation =>
            (equation.Variable, Euler.Frozen(step, equation, Next(step, facts, noise, equation))))]);
    }

    private static bool IsNoisy(ModelFacts facts, Variable variable) =>
        facts.System.Equations.Any(equation => equation.Variable == variable && !equation.Noise.IsEmpty);

    private static Expr Next(StepBuilder step, ModelFacts facts, NoiseIncrements noise, DifferentialEquation equation)
    {
        Expr drifted = equation.Variable.Value() + equation.Drift * WellKnown.TimeStep.Value();
        if (equation.Noise.IsEmpty) return drifted;
        NoiseTerm term = equation.Noise[0];
        Expr increment = noise.Of(term.Name);
        Expr slope = Derivative.Of(facts.Subexpressions.InlineFor(term.Coefficient, new HashSet<Variable> { equation.Variable }), equation.Variable);
        return drifted + term.Coefficient * increment + Number(0.5) * term.Coefficient * slope * increment * increment;
    }
}
