using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Equations.Differentiation;

/// <summary>The reverse of a program's preparation.</summary>
internal sealed class PreparationGradients
{
    private readonly Dictionary<Variable, Expr> _gradients = [];
    private readonly List<Preparation> _statements = [];
    private int _matrices;

    /// <param name="program">The program.</param>
    /// <param name="derived">The gradients by derived values, from the step.</param>
    public PreparationGradients(UpdateProgram program, IEnumerable<Gradient> derived)
    {
        foreach (Gradient gradient in derived) Add(gradient.Of, gradient.Value.Value());
        foreach (Preparation preparation in program.Preparation.Reverse())
        {
            if (preparation is Derive derive) Propagate(derive.Value, Held(derive.Target));
            else if (preparation is MatrixExponential exponential) Reverse(exponential);
        }

        Parameters = [.. program.Parameters.Select(parameter => parameter.Variable).Where(_gradients.ContainsKey).Select(variable =>
        {
            var result = new Variable($"_through_derived_{variable}", VariableKind.Derived, Dimension.None);
            _statements.Add(new Derive(result, _gradients[variable]));
            return new Gradient(variable, result);
        })];
    }

    /// <summary>The statements.</summary>
    public ImmutableArray<Preparation> Statements => [.. _statements];

    /// <summary>The results.</summary>
    public ImmutableArray<Gradient> Parameters { get; }

    private void Reverse(MatrixExponential exponential)
    {
        int matrix = ++_matrices;
        ImmutableArray<Variable?> targets = [.. exponential.Matrix.Select((entry, k) =>
            entry is Constant ? null : new Variable($"_grad_A{matrix}_{k}", VariableKind.Derived, Dimension.None))];
        _statements.Add(new MatrixExponentialGradient(
            exponential.Matrix, exponential.Duration, Gradients(exponential.Propagator), Gradients(exponential.InputPropagator), targets));
        for (int k = 0; k < targets.Length; k++)
            if (targets[k] is { } target) Propagate(exponential.Matrix[k], target.Value());
    }

    private ExprList Gradients(ImmutableArray<Variable?> variables) =>
        new([.. variables.Select(variable => variable is null ? Algebra.Zero : _gradients.GetValueOrDefault(variable, Algebra.Zero))]);

    private void Propagate(Expr value, Expr gradient)
    {
        if (gradient.Is(0)) return;
        foreach (Variable variable in value.Variables().Where(variable => variable.Kind is VariableKind.Parameter or VariableKind.Derived))
            Add(variable, gradient * Derivative.Of(value, variable));
    }

    /// <summary>The gradient by a derived value, complete because all that reads it comes after it.</summary>
    private Expr Held(Variable variable)
    {
        Expr gradient = _gradients.GetValueOrDefault(variable, Algebra.Zero);
        if (gradient is Read or Constant) return gradient;
        var held = new Variable($"_grad_total{variable}", VariableKind.Derived, Dimension.None);
        _statements.Add(new Derive(held, gradient));
        return held.Value();
    }

    private void Add(Variable variable, Expr gradient)
    {
        Expr sum = _gradients.GetValueOrDefault(variable, Algebra.Zero) + gradient;
        if (!sum.Is(0)) _gradients[variable] = sum;
    }
}
