using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>
/// The stochastic Heun method: with x̄ = x + f(x) dt + g(x) ΔW, x ← x + ½ (f(x) + f(x̄)) dt + ½ (g(x) + g(x̄)) ΔW. Converges to the solution in
/// Stratonovich's sense; without noise it is the trapezoidal predictor–corrector method of second order.
/// Source: Kloeden and Platen, Numerical Solution of Stochastic Differential Equations (1992).
/// </summary>
internal sealed class Heun : IntegrationMethod
{
    public override string Name => "heun";

    public override string Summary => "stochastic Heun method (Stratonovich), second order without noise";

    public override string? Obstacle(ModelFacts facts) => facts.HasAdditiveNoise || facts.HasDiagonalNoise
        ? null
        : "the noise is multiplicative and not diagonal (an equation has several noise terms, or equations share one); give every equation a noise of its own (xi_1, xi_2)";

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        var noise = new NoiseIncrements(step);
        Expr dt = WellKnown.TimeStep.Value();
        var first = new Stage(step, "1", new Dictionary<Variable, Expr>(), null);
        Dictionary<Variable, Variable> drift1 = Increments(first);
        var predicted = facts.System.Equations.ToDictionary(
            equation => equation.Variable,
            equation => step.Local(equation.Variable + "_2", equation.Variable.Value() + drift1[equation.Variable].Value(), equation.Variable.Dimension).Value() as Expr);
        Dictionary<Variable, Variable> drift2 = Increments(new Stage(step, "2", predicted, step.Time + dt));
        step.AssignTogether(facts.System.Equations.Select(equation => equation.Variable).Select(x =>
            (x, x.Value() + Number(0.5) * (drift1[x].Value() + drift2[x].Value()))));

        Dictionary<Variable, Variable> Increments(Stage stage) => facts.System.Equations.ToDictionary(equation => equation.Variable, equation =>
        {
            Expr sum = equation.Noise.Aggregate(equation.Drift * dt, (total, term) => total + term.Coefficient * noise.Of(term.Name));
            return stage.Local("D_" + equation.Variable.Name, equation.UnlessRefractory ? If(step.IsRefractory, Zero, sum) : sum, equation.Variable.Dimension);
        });
    }
}
