using System.Collections.Immutable;

namespace Glia.Equations.Ir;

/// <summary>One time step of a model as straight-line code: what the CPU compiler, the adjoint, and later GPU and chip back ends read.</summary>
/// <remarks>
/// The step takes the state from t to t + dt in NEST's order: <c>evolve</c>, <c>receive</c> (what arrives at t + dt), <c>threshold</c>, <c>reset</c>;
/// spikes are stamped t + dt. Injected currents (<see cref="CurrentInputs"/>) are those in force during [t, t + dt).
/// </remarks>
public sealed record UpdateProgram
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters with their default values in internal units (NaN for one that must be given).</summary>
    public required ImmutableArray<ParameterDefinition> Parameters { get; init; }

    /// <summary>State variables with their initial values as expressions over parameters.</summary>
    public required ImmutableArray<StateDefinition> States { get; init; }

    /// <summary>Receptor inputs, in port order: the sums of weights that arrive at t + dt.</summary>
    public required ImmutableArray<Variable> ReceptorInputs { get; init; }

    /// <summary>Current inputs, in port order after the receptors: injected currents in force during the step.</summary>
    public required ImmutableArray<Variable> CurrentInputs { get; init; }

    /// <summary>Run once per parameter set: assigns every <see cref="VariableKind.Derived"/> variable from parameters and dt.</summary>
    public required ImmutableArray<Preparation> Preparation { get; init; }

    /// <summary>The step, in order. Phases are named evolve, receive, threshold, reset (those that a model has).</summary>
    public required ImmutableArray<Phase> Phases { get; init; }

    /// <summary>Boolean local that says whether the neuron spikes in this step; null for a model that never spikes.</summary>
    public Variable? Spiked { get; init; }

    /// <summary>Number of spikes emitted when <see cref="Spiked"/>; null means one.</summary>
    public Expr? SpikeCount { get; init; }

    /// <summary>For a current source: the value that flows during [t, t + dt). Null for neurons.</summary>
    public Expr? Output { get; init; }

    /// <summary>Subexpressions by name, for recorders: values of the model after the step, over states and parameters.</summary>
    public required ImmutableDictionary<string, Expr> Observables { get; init; }

    /// <summary>Which integrator was used for which equations, and why.</summary>
    public required ImmutableArray<IntegrationNote> Integration { get; init; }

    /// <summary>Whether a population of this model only drives others: nothing can reach it, and it gives out a current, or spikes without a state of its own.</summary>
    public bool IsSource => ReceptorInputs.IsEmpty && CurrentInputs.IsEmpty && (Output is not null || States.IsEmpty);

    /// <summary>All statements of the step.</summary>
    public IEnumerable<Statement> Statements => Phases.SelectMany(phase => phase.Statements);
}

/// <summary>A parameter and its default.</summary>
public sealed record ParameterDefinition(Variable Variable, double Default)
{
    /// <summary>Declared as <c>boolean</c>: texts give it as true or false, which is 1 or 0.</summary>
    public bool IsCondition { get; init; }
}

/// <summary>A state variable and its initial value, an expression over parameters (and draws).</summary>
public sealed record StateDefinition(Variable Variable, Expr Initial);

/// <summary>A named part of the step.</summary>
public sealed record Phase(string Name, ImmutableArray<Statement> Statements);

/// <summary>Which method integrates which variables, and why it was chosen.</summary>
public sealed record IntegrationNote(ImmutableArray<string> Variables, string Method, string Reason);

/// <summary>A computation done once per parameter set.</summary>
public abstract record Preparation;

/// <summary>target ← value, over parameters, dt and derived variables assigned before.</summary>
public sealed record Derive(Variable Target, Expr Value) : Preparation;

/// <summary>
/// Propagator of x' = A x + b over <see cref="Duration"/>: P = exp(A h) and Q = ∫₀ʰ exp(A s) ds, so that x(t + h) = P x(t) + Q b.
/// </summary>
/// <param name="Matrix">A, row-major, n × n, over parameters and derived variables.</param>
/// <param name="Duration">h.</param>
/// <param name="Propagator">Receives P, row-major; a null entry is not wanted (structurally zero).</param>
/// <param name="InputPropagator">Receives Q, row-major; a null entry is not wanted.</param>
public sealed record MatrixExponential(
    ExprList Matrix, Expr Duration, ImmutableArray<Variable?> Propagator, ImmutableArray<Variable?> InputPropagator) : Preparation;
