using System.Runtime.CompilerServices;

namespace Glia.Quantities;

internal static class Guard
{
    public static double NotNaN(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsNaN(value) ? throw new ArgumentOutOfRangeException(name, value, "A quantity must be a number, not NaN.") : value;
}
