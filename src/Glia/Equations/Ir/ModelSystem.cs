using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Equations.Ir;

/// <summary>The typed IR of a model: continuous equations with dimensions checked, before an integrator turns them into a step.</summary>
public sealed record ModelSystem
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters with defaults.</summary>
    public required ImmutableArray<ParameterDefinition> Parameters { get; init; }

    /// <summary>State variables (with and without a differential equation) with initial values.</summary>
    public required ImmutableArray<StateDefinition> States { get; init; }

    /// <summary>Differential equations, in text order.</summary>
    public required ImmutableArray<DifferentialEquation> Equations { get; init; }

    /// <summary>Subexpressions in dependency order; expressions elsewhere refer to them through their <see cref="VariableKind.Local"/> variable.</summary>
    public required ImmutableArray<Subexpression> Subexpressions { get; init; }

    /// <summary>Receptors, in port order.</summary>
    public required ImmutableArray<ReceptorDefinition> Receptors { get; init; }

    /// <summary>Injected-current inputs.</summary>
    public required ImmutableArray<Variable> CurrentInputs { get; init; }

    /// <summary>Condition for a spike; null when the model never spikes.</summary>
    public Expr? Threshold { get; init; }

    /// <summary>Statements at the start of every step, before the equations are integrated.</summary>
    public ImmutableArray<Assign> RunRegularly { get; init; } = [];

    /// <summary>Statements of every step between the arrival of spikes and the test of the threshold.</summary>
    public ImmutableArray<Assign> BeforeThreshold { get; init; } = [];

    /// <summary>Statements at a spike.</summary>
    public ImmutableArray<Assign> Reset { get; init; } = [];

    /// <summary>Refractory time (real, ms) or condition (Boolean) that keeps a neuron refractory after a spike; null for none.</summary>
    public Expr? Refractory { get; init; }

    /// <summary>
    /// Threshold and reset run after every internal step of the adaptive integrator, as in NEST's aeif models, not only at the end of the time step.
    /// </summary>
    public bool ThresholdWithinStep { get; init; }

    /// <summary>For spike sources: the number of spikes emitted in each step (no threshold then).</summary>
    public Expr? SpikeCount { get; init; }

    /// <summary>For current sources: the emitted value.</summary>
    public Expr? Output { get; init; }

    /// <summary>Dimension of <see cref="Output"/>: that of the inputs it can be connected to.</summary>
    public Dimension OutputDimension { get; init; } = Dimension.Current;

    /// <summary>The integrator asked for; null for the automatic choice.</summary>
    public string? Method { get; init; }

    /// <summary>Tolerance of an adaptive integrator, in internal units of each variable: a number or an expression over parameters.</summary>
    public Expr Tolerance { get; init; } = new Constant(1e-3);
}

/// <summary>d(variable)/dt = drift + Σ noise·xi.</summary>
/// <param name="Variable">The state variable.</param>
/// <param name="Drift">The deterministic part, per ms.</param>
/// <param name="Noise">Coefficients of white-noise terms by name (<c>xi</c>, <c>xi_2</c>…), internal unit per √ms; a name shared by equations is one noise.</param>
/// <param name="UnlessRefractory">Frozen while the neuron is refractory.</param>
public sealed record DifferentialEquation(
    Variable Variable, Expr Drift, ImmutableArray<NoiseTerm> Noise, bool UnlessRefractory);

/// <summary>One white-noise term.</summary>
public sealed record NoiseTerm(string Name, Expr Coefficient);

/// <summary>A named expression.</summary>
public sealed record Subexpression(Variable Variable, Expr Value, bool ConstantOverStep);

/// <summary>Which weights a receptor takes.</summary>
public enum WeightSign
{
    /// <summary>Any weight.</summary>
    Any,

    /// <summary>Weights ≥ 0; positive weights of a projection that names no receptor come here.</summary>
    NonNegative,

    /// <summary>Weights ≤ 0; negative weights of a projection that names no receptor come here.</summary>
    NonPositive,
}

/// <summary>A receptor: a port for weighted spikes.</summary>
/// <param name="Name">Name, for example <c>excitatory</c>.</param>
/// <param name="Input">The sum of weights that arrives in a step; its dimension is that of the weights.</param>
/// <param name="Sign">Which weights it takes.</param>
/// <param name="OnArrival">What arrival does, over states, parameters and <paramref name="Input"/>.</param>
/// <param name="UnlessRefractory">Arrivals are lost while the neuron is refractory.</param>
public sealed record ReceptorDefinition(
    string Name, Variable Input, WeightSign Sign, ImmutableArray<Assign> OnArrival, bool UnlessRefractory);
