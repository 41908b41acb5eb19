using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>
/// Exponential Euler for conditionally linear equations x' = a x + b, where a and b do not depend on x itself:
/// x ← x + (a x + b)·dt·exprel(a dt), exact when a and b are constant.
/// </summary>
internal sealed class ExponentialEuler : IntegrationMethod
{
    public override string Name => "exponential_euler";

    public override string Summary => "exponential Euler, first order, exact in each variable for itself";

    public override string? Obstacle(ModelFacts facts)
    {
        if (NoiseObstacle(facts) is { } noise) return noise;
        DifferentialEquation? nonlinear = facts.System.Equations.FirstOrDefault(equation => Linear(facts, equation) is null);
        return nonlinear is null
            ? null
            : $"the equation of {nonlinear.Variable} is not linear in {nonlinear.Variable} itself; use 'rk4', 'rkf45' or 'euler'";
    }

    public override void Emit(StepBuilder step, ModelFacts facts) => step.AssignTogether(
        [.. facts.System.Equations.Select(equation => (equation.Variable, Euler.Frozen(step, equation, Next(step, facts, equation))))]);

    private static LinearForm? Linear(ModelFacts facts, DifferentialEquation equation)
    {
        HashSet<Variable> own = [equation.Variable];
        return LinearForm.Of(facts.Subexpressions.InlineFor(equation.Drift, own), own);
    }

    private static Expr Next(StepBuilder step, ModelFacts facts, DifferentialEquation equation)
    {
        Variable x = equation.Variable;
        Expr dt = WellKnown.TimeStep.Value();
        LinearForm form = Linear(facts, equation)!;
        Expr rate = form[x];
        if (rate.Is(0)) return x.Value() + equation.Drift * dt;
        if (!facts.Subexpressions.IsFixed(rate))
        {
            Variable local = step.Local("rate_" + x, rate, Dimension.Time.Power(-1));
            return x.Value() + equation.Drift * (dt * Apply(Functions.Exprel, local.Value() * dt));
        }

        Variable decay = step.Derive($"P_{x}", Apply(Functions.Exp, rate * dt), Dimension.None);
        Variable gain = step.Derive($"Q_{x}", dt * Apply(Functions.Exprel, rate * dt), Dimension.Time);
        return decay.Value() * x.Value() + gain.Value() * form.Remainder;
    }
}
