using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Equations.Differentiation;

/// <summary>Reverse-mode differentiation of a step: from IR to IR.</summary>
/// <remarks>
/// Spikes are differentiated by a surrogate at the comparisons that decide them; the refractory counter decides without gradient. Where a
/// value is chosen by the spike (the reset), the choice V ← s·V_reset + (1 − s)·V is differentiated by s as well, unless resets are detached.
/// Other choices, and functions with steps such as floor, have the derivative beside the step. Random numbers are constants.
/// <para>
/// An adaptive integrator (<c>rkf45</c>) takes a number of internal steps that depends on the state, so its program has a loop and is refused.
/// Models that use it are trained in their <c>rk4</c> form: <c>Method = "rk4"</c>, <c>ThresholdWithinStep = false</c>, and a time step short enough
/// for a fixed step (0.01 ms for the built-ins). The gradient is then exact for that form, which is another discretisation of the same equations.
/// </para>
/// </remarks>
public static class Adjoint
{
    /// <summary>The reverse of a program's step.</summary>
    /// <param name="program">A program without loops: a fixed-step integrator.</param>
    /// <param name="surrogate">Derivative of spikes; null for <see cref="FastSigmoid"/> with slope 1 per internal unit.</param>
    /// <param name="detachReset">Whether the spike counts as a constant where it resets the state.</param>
    /// <exception cref="GliaException">The program has a loop, because its integrator is adaptive.</exception>
    public static AdjointProgram Of(UpdateProgram program, Surrogate? surrogate = null, bool detachReset = false)
    {
        var forward = new SingleAssignment(program);
        Expr? output = program.Output is { } emitted ? forward.Use(emitted) : null;
        Variable? spiked = program.Spiked is { } variable && forward.ValueOf(variable) is Read read ? read.Variable : null;
        var backward = new Backward(surrogate ?? new FastSigmoid(), detachReset ? null : spiked);

        ImmutableArray<StateGradient> states = [.. program.States.Select(state => state.Variable).Select(state => new StateGradient(
            state, ((Read)forward.ValueOf(state)).Variable, Given("_seed_" + state.Name), Result(state)))];
        Variable? spikeSeed = spiked is null ? null : Given("_spike_seed"), outputSeed = output is null ? null : Given("_output_seed");

        foreach (StateGradient state in states) backward.Propagate(state.New.Value(), state.Seed.Value());
        if (spiked is not null) backward.Propagate(spiked.Value(), spikeSeed!.Value());
        if (output is not null) backward.Propagate(output, outputSeed!.Value());
        foreach (Assign assign in forward.Statements.Reverse()) backward.Reverse(assign);

        ImmutableArray<Gradient> derived = Gradients(backward, program.Preparation.SelectMany(Interpretation.Preparer.Targets));
        ImmutableArray<Gradient> inputs = Gradients(backward, program.ReceptorInputs.Concat(program.CurrentInputs));
        ImmutableArray<Gradient> parameters = Gradients(backward, program.Parameters.Select(parameter => parameter.Variable));
        foreach (StateGradient state in states) backward.Emit(state.Gradient, backward.GradientOf(state.State));
        var preparation = new PreparationGradients(program, derived);
        return new AdjointProgram
        {
            Program = program,
            Forward = [.. forward.Statements],
            Backward = [.. backward.Statements],
            States = states,
            Inputs = inputs,
            Parameters = parameters,
            Derived = derived,
            SpikeSeed = spikeSeed,
            OutputSeed = outputSeed,
            PreparationBackward = preparation.Statements,
            ParametersThroughDerived = preparation.Parameters,
        };
    }

    private static ImmutableArray<Gradient> Gradients(Backward backward, IEnumerable<Variable> variables) => [.. variables.Select(variable =>
    {
        var gradient = new Gradient(variable, Result(variable));
        backward.Emit(gradient.Value, backward.GradientOf(variable));
        return gradient;
    })];

    private static Variable Given(string name) => new(name, VariableKind.Input, Dimension.None);

    private static Variable Result(Variable variable) => new("_grad_" + variable.Name, VariableKind.Local, Dimension.None);
}
