using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>What a name of a model stands for.</summary>
internal enum SymbolRole
{
    /// <summary>Has a differential equation.</summary>
    Differential,

    /// <summary>A per-neuron variable that statements set.</summary>
    Variable,

    /// <summary>Set by the user.</summary>
    Parameter,

    /// <summary>A named expression.</summary>
    Subexpression,

    /// <summary>An input port for injected currents.</summary>
    CurrentInput,

    /// <summary>A signal that the network gives to synapses.</summary>
    Modulator,

    /// <summary>Lives within one run of a list of statements.</summary>
    Local,
}

/// <summary>A name that a model declares.</summary>
/// <param name="Role">What it stands for.</param>
/// <param name="Variable">Its variable in the IR; for a condition a real one that holds 0 or 1, except for subexpressions.</param>
/// <param name="Dimension">The dimension that its declaration names: for event times that of a time, though the variable counts events.</param>
/// <param name="IsCondition">Declared as <c>boolean</c>.</param>
internal sealed record Symbol(SymbolRole Role, Variable Variable, Dimension Dimension, bool IsCondition)
{
    /// <summary>The equation that declares it; null for a parameter that only has a default.</summary>
    public EquationSyntax? Declaration { get; init; }

    public string Name => Variable.Name;

    public bool IsState => Role is SymbolRole.Differential or SymbolRole.Variable;

    /// <summary>Whether statements may set it.</summary>
    public bool IsSettable => IsState || Role == SymbolRole.Local;

    /// <summary>The value as expressions see it.</summary>
    public Typed Value => new(IsCondition && Variable.Type == Ir.ValueType.Real ? Stored(Variable.Value()) : Variable.Value(), Variable.Dimension);

    /// <summary>The condition that a stored 0 or 1 stands for.</summary>
    public static Expr Stored(Expr value) => Algebra.Operation(BinaryOperator.NotEqual, value, Algebra.Zero);

    public bool Has(string flag) => Declaration is { } declaration && declaration.Flags.Any(item => item.Text == flag);
}
