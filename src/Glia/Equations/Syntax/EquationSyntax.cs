using System.Collections.Immutable;

namespace Glia.Equations.Syntax;

/// <summary>Forms of an equation line.</summary>
public enum EquationForm
{
    /// <summary><c>dx/dt = expression : unit</c>.</summary>
    Differential,

    /// <summary><c>x = expression : unit</c>.</summary>
    Subexpression,

    /// <summary><c>x : unit</c>.</summary>
    Declaration,
}

/// <summary>One equation of a model.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Name">The variable that it defines.</param>
/// <param name="Value">The right-hand side; null for a declaration.</param>
/// <param name="Unit">Text of the unit; its place.</param>
/// <param name="Flags">The flags behind the unit.</param>
public sealed record EquationSyntax(EquationForm Form, NameSyntax Name, ExpressionSyntax? Value, UnitSyntax Unit, ImmutableArray<FlagSyntax> Flags);

/// <summary>A unit as written.</summary>
public sealed record UnitSyntax(string Text, TextSpan Span);

/// <summary>A flag such as <c>unless refractory</c>, blanks normalised.</summary>
public sealed record FlagSyntax(string Text, TextSpan Span);

/// <summary>Operators of a statement.</summary>
public enum AssignmentOperator
{
    /// <summary><c>x = value</c>.</summary>
    Set,

    /// <summary><c>x += value</c>.</summary>
    Add,

    /// <summary><c>x -= value</c>.</summary>
    Subtract,

    /// <summary><c>x *= value</c>.</summary>
    Multiply,

    /// <summary><c>x /= value</c>.</summary>
    Divide,
}

/// <summary>One statement of a reset or arrival.</summary>
/// <param name="Target">The variable that is assigned.</param>
/// <param name="Operator">How.</param>
/// <param name="Value">The right-hand side.</param>
public sealed record StatementSyntax(NameSyntax Target, AssignmentOperator Operator, ExpressionSyntax Value);
