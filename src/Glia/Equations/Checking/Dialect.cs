using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>What the languages of neurons and of synapses have each for itself: names that are always there, flags, units.</summary>
internal abstract class Dialect
{
    /// <summary>What a variable belongs to, for messages: <c>neuron</c>, <c>synapse</c>.</summary>
    public abstract string Owner { get; }

    /// <summary>Names that cannot be declared or set.</summary>
    public abstract IReadOnlyList<string> Reserved { get; }

    /// <summary>Names that expressions may use without a declaration.</summary>
    public abstract IEnumerable<string> WellKnownNames { get; }

    /// <summary>The flags of equations.</summary>
    public abstract FlagRules Flags { get; }

    /// <summary>Whether <c>x : unit</c> without a default and a flag, which nothing sets, is a parameter; otherwise it is a variable.</summary>
    public abstract bool UnsetIsParameter { get; }

    /// <summary>Units besides those of <see cref="UnitTable"/>.</summary>
    public virtual IReadOnlyDictionary<string, Quantity>? Units => null;

    /// <summary>The value of a name that is always there; null when it is none.</summary>
    public abstract Typed? WellKnownValue(string name);

    /// <summary>Why a name that is not declared cannot be set; null when it is simply unknown.</summary>
    public virtual string? WhyNotSet(string name) => Reserved.Contains(name) ? $"'{name}' cannot be set." : null;

    /// <summary>Why a variable has no initial value of its own; null when it has one.</summary>
    public virtual string? WhyNoInitialValue(string name) => null;

    /// <summary>The value of a variable that the engine gives.</summary>
    protected static Typed Of(Variable variable) => new(variable.Value(), variable.Dimension);
}
