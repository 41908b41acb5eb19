using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Syntax;

/// <summary>An expression as written: names unresolved, dimensions unchecked.</summary>
/// <param name="Span">Its place in the text.</param>
public abstract record ExpressionSyntax(TextSpan Span);

/// <summary>A number.</summary>
public sealed record NumberSyntax(double Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>True or false.</summary>
public sealed record BooleanSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A name of a variable, unit or constant.</summary>
public sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Negation: <c>-x</c>, <c>not x</c>.</summary>
public sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Operation on two operands.</summary>
public sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A function call.</summary>
public sealed record CallSyntax(NameSyntax Function, ImmutableArray<ExpressionSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);
