using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>The explicit midpoint method, second order.</summary>
internal sealed class RungeKutta2 : IntegrationMethod
{
    public override string Name => "rk2";

    public override string Summary => "explicit midpoint method, second order";

    public override string? Obstacle(ModelFacts facts) => NoiseObstacle(facts);

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        Expr dt = WellKnown.TimeStep.Value(), half = Number(0.5) * dt;
        Dictionary<Variable, Variable> first = Tableau.Slopes(step, facts, "1", [], null);
        Dictionary<Variable, Variable> second = Tableau.Slopes(step, facts, "2", Tableau.Shifted(step, facts, "2", (half, first)), step.Time + half);
        step.AssignTogether(facts.System.Equations.Select(equation =>
            (equation.Variable, equation.Variable.Value() + dt * second[equation.Variable].Value())));
    }
}
