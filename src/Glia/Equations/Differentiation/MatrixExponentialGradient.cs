using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Differentiation;

/// <summary>The reverse of a <see cref="MatrixExponential"/>: from the gradients by the entries of P and Q to those by the entries of A.</summary>
/// <param name="Matrix">A, row-major, n × n.</param>
/// <param name="Duration">h.</param>
/// <param name="Propagator">Gradient by P, row-major.</param>
/// <param name="InputPropagator">Gradient by Q, row-major.</param>
/// <param name="MatrixGradient">Receives the gradient by A, row-major; a null entry is not wanted.</param>
public sealed record MatrixExponentialGradient(
    ExprList Matrix, Expr Duration, ExprList Propagator, ExprList InputPropagator, ImmutableArray<Variable?> MatrixGradient) : Preparation;
