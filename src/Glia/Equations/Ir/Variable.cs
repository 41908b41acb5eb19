using Glia.Quantities;

namespace Glia.Equations.Ir;

/// <summary>Where a variable's value comes from and how long it lives.</summary>
public enum VariableKind
{
    /// <summary>Lives from step to step, one value per neuron; has an initial value.</summary>
    State,

    /// <summary>Set by the user, constant within a step; one value per population or per neuron.</summary>
    Parameter,

    /// <summary>A parameter whose value may follow a schedule of times and values (one value per population and step).</summary>
    TimedParameter,

    /// <summary>For a list of event times per neuron: the number of events in the step, one value per neuron.</summary>
    EventCount,

    /// <summary>What arrives in the step: the sum of weights of a receptor, or an injected current; cleared after each step.</summary>
    Input,

    /// <summary>Computed from parameters and dt once, before the first step (propagators).</summary>
    Derived,

    /// <summary>Lives within one step.</summary>
    Local,

    /// <summary>Given by the engine: see <see cref="WellKnown"/>.</summary>
    WellKnown,
}

/// <summary>A named value of a model.</summary>
/// <param name="Name">Name in equation text; names made by the compiler start with an underscore.</param>
/// <param name="Kind">Where the value comes from.</param>
/// <param name="Dimension">Physical dimension.</param>
/// <param name="Type">Real or Boolean.</param>
public sealed record Variable(string Name, VariableKind Kind, Dimension Dimension, ValueType Type = ValueType.Real)
{
    /// <summary>One value for the whole population, never one per neuron (the flag <c>shared</c>).</summary>
    public bool IsShared { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The values that the engine gives to every step.</summary>
public static class WellKnown
{
    /// <summary>Time at the start of the step, ms. The step takes the state from t to t + dt.</summary>
    public static readonly Variable Time = new("t", VariableKind.WellKnown, Dimension.Time) { IsShared = true };

    /// <summary>Length of the step, ms.</summary>
    public static readonly Variable TimeStep = new("dt", VariableKind.WellKnown, Dimension.Time) { IsShared = true };

    /// <summary>Number of the step: t = step·dt.</summary>
    public static readonly Variable Step = new("step", VariableKind.WellKnown, Dimension.None) { IsShared = true };

    /// <summary>Index of the neuron in its population.</summary>
    public static readonly Variable Index = new("i", VariableKind.WellKnown, Dimension.None);

    /// <summary>Size of the population.</summary>
    public static readonly Variable Size = new("N", VariableKind.WellKnown, Dimension.None) { IsShared = true };

    /// <summary>
    /// Whether the neuron is refractory (<c>refractory</c> in texts; <c>not_refractory</c> is its negation). Only in a <see cref="ModelSystem"/>: the
    /// integrator puts a test of <see cref="RefractorySteps"/> in its place.
    /// </summary>
    public static readonly Variable Refractory = new("refractory", VariableKind.WellKnown, Dimension.None, ValueType.Boolean);

    /// <summary>State that the integrator adds to models with a refractory period: the steps left, 0 when free.</summary>
    public static readonly Variable RefractorySteps = new("_refractory", VariableKind.State, Dimension.None);

    /// <summary>State that the integrator adds to models that read it: the time of the neuron's last spike, far in the past before the first.</summary>
    public static readonly Variable LastSpike = new("lastspike", VariableKind.State, Dimension.Time);
}
