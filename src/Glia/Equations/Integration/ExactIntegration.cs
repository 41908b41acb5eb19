using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>
/// Exact integration of linear equations x' = A x + b by their propagator, x(t + dt) = exp(A dt) x + ∫ exp(A s) ds · b. b, which holds inputs
/// and everything else that is not a state of the system, is constant during a step.
/// Source: Rotter and Diesmann, Biol. Cybern. 81:381 (1999).
/// </summary>
internal sealed class ExactIntegration : IntegrationMethod
{
    public override string Name => "exact";

    public override string Summary => "exact propagator (matrix exponential), computed once per parameter set";

    public override string? Obstacle(ModelFacts facts) => NoiseObstacle(facts) ?? LinearSystem.Of(facts).Obstacle;

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        foreach (LinearBlock block in LinearSystem.Of(facts).System!.Blocks)
            if (block.Size == 1 && !facts.Subexpressions.IsFixed(block.Rate(0, 0))) EmitWithChangingRate(step, block);
            else EmitBlock(step, facts, block);
    }

    /// <summary>One note per block of coupled equations.</summary>
    public override IEnumerable<IntegrationNote> Notes(ModelFacts facts, string reason) => LinearSystem.Of(facts).System!.Blocks.Select(block =>
    {
        bool isFixed = block.Entries.All(entry => facts.Subexpressions.IsFixed(entry.Value));
        string how = !isFixed ? "exponential of a rate that changes between steps"
            : block.Size == 1 ? "scalar propagator, computed once per parameter set"
            : $"propagator by matrix exponential ({block.Size} x {block.Size}), computed once per parameter set";
        return new IntegrationNote([.. block.Equations.Select(equation => equation.Variable.Name)], Name, $"{reason}; {how}");
    });

    private static void EmitBlock(StepBuilder step, ModelFacts facts, LinearBlock block)
    {
        bool IsFrozen(int row) => facts.CanBeRefractory && block.Equations[row].UnlessRefractory;
        bool[,] acts = block.Reachability();
        bool FeelsFrozen(int row) => !IsFrozen(row) && Enumerable.Range(0, block.Size).Any(j => IsFrozen(j) && acts[row, j]);

        var free = new Propagator(step, block, "", _ => true);
        // A variable that a frozen one acts on follows other equations while the neuron is refractory.
        Propagator? refractory = Enumerable.Range(0, block.Size).Any(FeelsFrozen)
            ? new Propagator(step, block.WhileRefractory(), "_refractory", FeelsFrozen)
            : null;
        step.AssignTogether([.. Enumerable.Range(0, block.Size).Select(row => (block.Variable(row), Next(row)))]);

        Expr Next(int row) =>
            IsFrozen(row) ? If(step.IsRefractory, block.Variable(row).Value(), free.Row(row))
            : FeelsFrozen(row) ? If(step.IsRefractory, refractory!.Row(row), free.Row(row))
            : free.Row(row);
    }

    /// <summary>One equation whose rate is constant during the step but not during the run.</summary>
    private static void EmitWithChangingRate(StepBuilder step, LinearBlock block)
    {
        Variable x = block.Variable(0);
        Expr dt = WellKnown.TimeStep.Value();
        Expr exponent = step.Local("rate_" + x, block.Rate(0, 0), Dimension.Time.Power(-1)).Value() * dt;
        Expr next = x.Value() * Apply(Functions.Exp, exponent) + block.Forms[0].Remainder * (dt * Apply(Functions.Exprel, exponent));
        step.Assign(x, Euler.Frozen(step, block.Equations[0], next));
    }
}
