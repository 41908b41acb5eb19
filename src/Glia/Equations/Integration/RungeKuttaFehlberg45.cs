using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>
/// Runge–Kutta–Fehlberg 4(5) with step-size control, as the GNU Scientific Library's <c>gsl_odeiv</c> does it for NEST's models: inner steps
/// until the end of the time step, the size of the inner step kept from one time step to the next in the state <c>_h</c>.
/// </summary>
/// <remarks>
/// An inner step is tried again with a smaller size while its largest error exceeds 1.1 times the tolerance. The tolerance is absolute,
/// ε (<c>gsl_odeiv_control_y_new(ε, 0)</c>, as in NEST's Hodgkin–Huxley and conductance-based models). With the threshold inside the step
/// it is relative to the increment, ε + ε·|h·x'| (<c>gsl_odeiv_control_yp_new(ε, ε)</c>), and inner steps start at no more than 0.01 ms,
/// as in NEST's aeif models. Sources: Fehlberg, NASA TR R-315 (1969); GSL reference manual, chapter on ordinary differential equations.
/// </remarks>
internal sealed class RungeKuttaFehlberg45 : IntegrationMethod
{
    /// <summary>Ends a loop whose steps have shrunk to nothing; a step of 0.1 ms in ten thousand parts is far below any time constant.</summary>
    private const int MaximumRounds = 10_000;

    private const double LargestFirstStep_ms = 0.01;

    public override string Name => "rkf45";

    public override string Summary => "Runge–Kutta–Fehlberg 4(5) with adaptive inner steps (GSL's control)";

    public override string? Obstacle(ModelFacts facts)
    {
        if (NoiseObstacle(facts) is { } noise) return noise;
        ModelSystem system = facts.System;
        bool drawsInside = system.ThresholdWithinStep
            && (system.Threshold is { } threshold && facts.Subexpressions.DrawsDuringStep(threshold)
                || system.Reset.Any(assign => facts.Subexpressions.DrawsDuringStep(assign.Value)));
        return drawsInside ? "random numbers cannot be drawn in a threshold or reset within the step; test the threshold at the end of the step" : null;
    }

    public override void Emit(StepBuilder step, ModelFacts facts)
    {
        Variable stepSize = new("_h", VariableKind.State, Dimension.Time), reached = new("_reached", VariableKind.Local, Dimension.Time);
        Expr dt = WellKnown.TimeStep.Value();
        step.AddState(stepSize, FirstStep(facts.System));
        step.Emit(reached, Zero);
        if (facts.System.ThresholdWithinStep) SpikeWithinStep.Begin(step);
        // What does not change inside the loop is evaluated once, before it.
        foreach (Subexpression subexpression in facts.Subexpressions.All)
            if (!facts.Subexpressions.DependsOn(subexpression.Value, variable => variable.Kind == VariableKind.State || variable == WellKnown.Time || variable == WellKnown.Refractory)
                && !facts.Subexpressions.DrawsDuringStep(subexpression.Value))
                step.Use(subexpression.Variable.Value());

        step.Loop(
            new Binary(BinaryOperator.Less, reached.Value(), dt),
            MaximumRounds,
            facts.System.States.Select(state => state.Variable).Append(WellKnown.RefractorySteps).Append(WellKnown.LastSpike).Append(WellKnown.Refractory),
            () =>
            {
                Expr accepted = EmitInnerStep(step, facts, stepSize, reached);
                if (facts.System.ThresholdWithinStep) SpikeWithinStep.Emit(step, accepted);
            });
    }

    private static Expr FirstStep(ModelSystem system)
    {
        Expr dt = WellKnown.TimeStep.Value();
        return system.ThresholdWithinStep ? Apply(Functions.Min, Number(LargestFirstStep_ms), dt) : dt;
    }

    /// <summary>One try of an inner step; gives the condition that it was accepted.</summary>
    private static Expr EmitInnerStep(StepBuilder step, ModelFacts facts, Variable stepSize, Variable reached)
    {
        Expr dt = WellKnown.TimeStep.Value();
        Expr remaining = step.Local("remaining", dt - reached.Value(), Dimension.Time).Value();
        Expr isLast = step.Local("is_last", new Binary(BinaryOperator.Greater, stepSize.Value(), remaining), Dimension.None).Value();
        Expr h = step.Local("step", If(isLast, remaining, stepSize.Value()), Dimension.Time).Value();

        Dictionary<Variable, Variable>[] k = FehlbergTableau.Stages(step, facts, h, step.Time + reached.Value());
        var next = facts.System.Equations.Select(equation => equation.Variable).ToDictionary(x => x, x =>
            step.Local("next_" + x, x.Value() + h * FehlbergTableau.Combine(x, k, FehlbergTableau.Solution), x.Dimension).Value() as Expr);
        Expr reachedNext = step.Local("next_reached", If(isLast, dt, reached.Value() + h), Dimension.Time).Value();

        Expr ratio = step.Local("error_ratio", ErrorRatio(step, facts, k, next, h, step.Time + reachedNext), Dimension.None).Value();
        Expr suggested = step.Local("suggested", h * SizeFactor(ratio), Dimension.Time).Value();
        // A step is not tried again when that could not make it smaller, or when time would no longer advance.
        Expr retry = And(
            new Binary(BinaryOperator.Greater, ratio, Number(1.1)),
            And(new Binary(BinaryOperator.Less, suggested, h), new Binary(BinaryOperator.NotEqual, reachedNext + suggested, reachedNext)));
        Expr isRetry = step.Local("is_retry", retry, Dimension.None).Value();

        // An unrepeatable step with too large an error keeps its size.
        step.Emit(stepSize, If(Or(isRetry, new Binary(BinaryOperator.LessOrEqual, ratio, Number(1.1))), suggested, h));
        step.Emit(reached, If(isRetry, reached.Value(), reachedNext));
        foreach ((Variable x, Expr value) in next) step.Assign(x, If(isRetry, x.Value(), value));
        return Not(isRetry);
    }

    /// <summary>max |error|/tolerance over the variables.</summary>
    private static Expr ErrorRatio(
        StepBuilder step, ModelFacts facts, Dictionary<Variable, Variable>[] k, Dictionary<Variable, Expr> next, Expr h, Expr time)
    {
        Expr tolerance = step.Use(facts.System.Tolerance);
        Dictionary<Variable, Variable>? slopes = facts.System.ThresholdWithinStep ? Tableau.Slopes(step, facts, "end", next, time) : null;
        Expr? ratio = null;
        foreach (DifferentialEquation equation in facts.System.Equations)
        {
            Variable x = equation.Variable;
            Expr allowed = slopes is null ? tolerance : tolerance * Apply(Functions.Abs, h * slopes[x].Value()) + tolerance;
            Expr own = Apply(Functions.Abs, h * FehlbergTableau.Combine(x, k, FehlbergTableau.Error)) / allowed;
            ratio = ratio is null ? own : Apply(Functions.Max, ratio, own);
        }

        return ratio ?? Zero;
    }

    /// <summary>0.9/ratio^(1/5) but no less than 0.2 when the error is too large; 0.9/ratio^(1/6) within [1, 5] when it is small; else 1.</summary>
    private static Expr SizeFactor(Expr ratio)
    {
        Expr isLarge = new Binary(BinaryOperator.Greater, ratio, Number(1.1)), isSmall = new Binary(BinaryOperator.Less, ratio, Number(0.5));
        Expr wanted = Number(0.9) / Power(ratio, If(isLarge, Number(1.0 / 5), Number(1.0 / 6)));
        Expr limited = Apply(Functions.Clip, wanted, If(isLarge, Number(0.2), One), If(isLarge, One, Number(5)));
        return If(Or(isLarge, isSmall), limited, One);
    }
}
