using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Equations.Integration;

/// <summary>Which integrator a model gets, and why.</summary>
/// <param name="Method">The integrator.</param>
/// <param name="Reason">Why this one.</param>
internal sealed record MethodChoice(IntegrationMethod Method, string Reason)
{
    private static readonly ImmutableArray<IntegrationMethod> s_methods =
    [
        new ExactIntegration(), new ExponentialEuler(), new Euler(), new Heun(), new Milstein(), new RungeKutta2(), new RungeKutta4(),
        new RungeKuttaFehlberg45(),
    ];

    /// <summary>Names of all integrators.</summary>
    public static IEnumerable<string> Names => s_methods.Select(method => method.Name);

    /// <summary>The integrator that the model asks for, or the automatic choice.</summary>
    /// <exception cref="GliaException">The integrator is unknown or cannot take the model, or none can.</exception>
    public static MethodChoice For(ModelFacts facts)
    {
        ModelSystem system = facts.System;
        if (facts.DrawingEquation is { } drawing)
        {
            throw Error(system, $"the equation of {drawing.Variable} draws random numbers, which has no meaning within a step. Put the draw into a " +
                "subexpression flagged (constant over dt), or use white noise (xi).");
        }

        MethodChoice choice = system.Method is { } name ? Requested(facts, name) : Automatic(facts);
        if (system.ThresholdWithinStep && choice.Method is not RungeKuttaFehlberg45)
        {
            throw Error(system, $"the threshold is to be tested within the step, but the integrator '{choice.Method.Name}' has no inner steps. " +
                "Use the method 'rkf45', or test the threshold at the end of the step.");
        }

        return choice;
    }

    private static MethodChoice Requested(ModelFacts facts, string name)
    {
        IntegrationMethod method = s_methods.FirstOrDefault(candidate => candidate.Name == name) ?? throw Error(
            facts.System, $"the integrator '{name}' is unknown.{Suggestion.For(name, Names)} Known are {string.Join(", ", Names)}.");
        if (method.Obstacle(facts) is { } obstacle)
            throw Error(facts.System, $"the integrator '{name}' cannot be used: {obstacle}; or leave the method open, and one is chosen.");
        return new MethodChoice(method, "asked for by the model");
    }

    /// <summary>As Brian 2 chooses: exact where possible; with noise Euler–Maruyama or Heun; then exponential Euler; else Euler.</summary>
    private static MethodChoice Automatic(ModelFacts facts)
    {
        if (facts.IsStochastic)
        {
            if (facts.HasAdditiveNoise) return new MethodChoice(new Euler(), "the noise is additive");
            var heun = new Heun();
            return heun.Obstacle(facts) is { } obstacle
                ? throw Error(facts.System, $"no integrator takes these equations: {obstacle}.")
                : new MethodChoice(heun, "the noise is multiplicative, in Stratonovich's sense");
        }

        string? notLinear = new ExactIntegration().Obstacle(facts);
        if (notLinear is null) return new MethodChoice(new ExactIntegration(), "the equations are linear with coefficients that are constant during a step");
        string? notConditional = new ExponentialEuler().Obstacle(facts);
        return notConditional is null
            ? new MethodChoice(new ExponentialEuler(), $"every equation is linear in its own variable (not exact: {notLinear})")
            : new MethodChoice(new Euler(), $"the equations are not linear ({notLinear})");
    }

    private static GliaException Error(ModelSystem system, string message) =>
        new($"model '{system.Name}', integration", char.ToUpperInvariant(message[0]) + message[1..]);
}
