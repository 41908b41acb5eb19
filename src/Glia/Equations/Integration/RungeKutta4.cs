using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>The classical Runge–Kutta method, fourth order.</summary>
internal sealed class RungeKutta4 : IntegrationMethod
{
    public override string Name => "rk4";

    public override string Summary => "classical Runge–Kutta method, fourth order";

    public override string? Obstacle(ModelFacts facts) => NoiseObstacle(facts);

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        Expr dt = WellKnown.TimeStep.Value(), half = Number(0.5) * dt, time = step.Time;
        Dictionary<Variable, Variable> k1 = Tableau.Slopes(step, facts, "1", [], null);
        Dictionary<Variable, Variable> k2 = Tableau.Slopes(step, facts, "2", Tableau.Shifted(step, facts, "2", (half, k1)), time + half);
        Dictionary<Variable, Variable> k3 = Tableau.Slopes(step, facts, "3", Tableau.Shifted(step, facts, "3", (half, k2)), time + half);
        Dictionary<Variable, Variable> k4 = Tableau.Slopes(step, facts, "4", Tableau.Shifted(step, facts, "4", (dt, k3)), time + dt);
        step.AssignTogether(facts.System.Equations.Select(equation => equation.Variable).Select(x =>
            (x, x.Value() + dt / Number(6) * (k1[x].Value() + Number(2) * (k2[x].Value() + k3[x].Value()) + k4[x].Value()))));
    }
}
