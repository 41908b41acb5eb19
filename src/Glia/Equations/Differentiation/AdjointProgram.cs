using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Differentiation;

/// <summary>
/// Reverse mode of one step: given the gradient of some loss by the new state, the spike and the output (the seeds), its gradient by the old
/// state, the inputs, the parameters and the derived values.
/// </summary>
/// <remarks>
/// <see cref="Forward"/> runs the step again from the old state into locals, each assigned once; it writes no state. <see cref="Backward"/> then
/// assigns the gradients. Gradients by derived values can be summed over steps before <see cref="PreparationBackward"/> takes them on to the
/// parameters, once.
/// </remarks>
public sealed record AdjointProgram
{
    /// <summary>The step that was differentiated.</summary>
    public required UpdateProgram Program { get; init; }

    /// <summary>The step from the old state, values in locals that are assigned once.</summary>
    public required ImmutableArray<Statement> Forward { get; init; }

    /// <summary>From seeds to gradients; reads what <see cref="Forward"/> computed.</summary>
    public required ImmutableArray<Statement> Backward { get; init; }

    /// <summary>Per state variable: where its new value is, the seed that goes with it, and the gradient by its old value.</summary>
    public required ImmutableArray<StateGradient> States { get; init; }

    /// <summary>Gradients by receptor and current inputs.</summary>
    public required ImmutableArray<Gradient> Inputs { get; init; }

    /// <summary>Gradients by parameters that the step reads itself.</summary>
    public required ImmutableArray<Gradient> Parameters { get; init; }

    /// <summary>Gradients by derived values.</summary>
    public required ImmutableArray<Gradient> Derived { get; init; }

    /// <summary>Seed of the spike, taken as a number that is 0 or 1; null for a program without spikes.</summary>
    public Variable? SpikeSeed { get; init; }

    /// <summary>Seed of the emitted value; null for a program without output.</summary>
    public Variable? OutputSeed { get; init; }

    /// <summary>From the gradients by derived values to the part of the gradients by parameters that goes through them.</summary>
    public required ImmutableArray<Preparation> PreparationBackward { get; init; }

    /// <summary>Results of <see cref="PreparationBackward"/>, to be added to <see cref="Parameters"/>.</summary>
    public required ImmutableArray<Gradient> ParametersThroughDerived { get; init; }
}

/// <summary>A variable and the variable that receives the gradient by it.</summary>
public sealed record Gradient(Variable Of, Variable Value);

/// <summary>What the adjoint holds for one state.</summary>
/// <param name="State">The state; while the adjoint runs it has its old value.</param>
/// <param name="New">Its value after the step.</param>
/// <param name="Seed">Gradient of the loss by the new value: given.</param>
/// <param name="Gradient">Gradient of the loss by the old value: computed.</param>
public sealed record StateGradient(Variable State, Variable New, Variable Seed, Variable Gradient);
