using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>A checked expression and its dimension. Conditions have no dimension.</summary>
internal readonly record struct Typed(Expr Value, Dimension Dimension)
{
    public bool IsCondition => Value.Type == Ir.ValueType.Boolean;

    /// <summary>What it is, for messages: <c>a condition</c>, <c>a voltage (mV)</c>.</summary>
    public string Description => IsCondition ? "a condition (true or false)" : DimensionNames.Describe(Dimension);
}
