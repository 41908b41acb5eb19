using System.Collections.Immutable;
using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Synapses;

/// <summary>A synapse model with names, types and dimensions checked, before its variables are told apart and its equations solved.</summary>
internal sealed record SynapseSystem
{
    public required string Name { get; init; }

    public required Dimension Weight { get; init; }

    public required ImmutableArray<ParameterDefinition> Parameters { get; init; }

    /// <summary>All variables with values that stay, the weight first, with initial values.</summary>
    public required ImmutableArray<StateDefinition> States { get; init; }

    /// <summary>Differential equations with the symbols that declare them, in text order.</summary>
    public required ImmutableArray<(Symbol Symbol, DifferentialEquation Equation)> Equations { get; init; }

    /// <summary>Subexpressions in dependency order.</summary>
    public required ImmutableArray<Subexpression> Subexpressions { get; init; }

    public required ImmutableArray<CheckedStatement> OnPre { get; init; }

    public required ImmutableArray<CheckedStatement> OnPost { get; init; }

    public required ImmutableArray<CheckedStatement> Regular { get; init; }

    public required Expr? Interval { get; init; }

    public required ImmutableArray<Variable> Modulators { get; init; }

    public required ImmutableArray<SynapseSum> Sums { get; init; }

    /// <summary>Number of draws in the texts.</summary>
    public required int Draws { get; init; }

    public required DelaySite Delay { get; init; }

    /// <summary>The integrator asked for; null for the automatic choice.</summary>
    public required string? Method { get; init; }

    /// <summary>The system of the same names without anything that happens, for what integrators and builders of steps ask.</summary>
    public ModelSystem Names => new()
    {
        Name = Name, Parameters = Parameters, States = States, Equations = [], Subexpressions = Subexpressions, Receptors = [], CurrentInputs = Modulators, Method = Method,
    };

    /// <summary>An expression with the values of subexpressions in their place, all the way down.</summary>
    public Expr Inline(Expr expression)
    {
        for (int k = Subexpressions.Length - 1; k >= 0; k--) expression = expression.Substitute(Subexpressions[k].Variable, Subexpressions[k].Value);
        return expression;
    }
}
