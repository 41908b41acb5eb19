using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>Forward Euler; with additive noise Euler–Maruyama: x ← x + f·dt + Σ g·√dt·N(0,1).</summary>
internal sealed class Euler : IntegrationMethod
{
    public override string Name => "euler";

    public override string Summary => "forward Euler (Euler–Maruyama with noise), first order";

    public override string? Obstacle(ModelFacts facts) => facts.HasAdditiveNoise
        ? null
        : "the noise is multiplicative (its coefficient depends on a state) and xi is read in Stratonovich's sense, to which Euler's method does not converge; use 'heun' or 'milstein'";

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        var noise = new NoiseIncrements(step);
        step.AssignTogether(facts.System.Equations.Select(equation =>
            (equation.Variable, Frozen(step, equation, equation.Variable.Value() + Increment(equation, noise)))));
    }

    /// <summary>The new value, or the old one while a frozen equation rests.</summary>
    internal static Expr Frozen(StepBuilder step, DifferentialEquation equation, Expr value) =>
        equation.UnlessRefractory ? If(step.IsRefractory, equation.Variable.Value(), value) : value;

    private static Expr Increment(DifferentialEquation equation, NoiseIncrements noise) => equation.Noise.Aggregate(
        equation.Drift * WellKnown.TimeStep.Value(),
        (sum, term) => sum + term.Coefficient * noise.Of(term.Name));
}
