using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Normal numbers from uniform ones.</summary>
internal static class Normals
{
    /// <summary>√(−2 ln u)·cos 2πv for uniform u and v in (0, 1): Box and Muller (1958).</summary>
    public static Real BoxMuller(Real u, Real v) =>
        (-2.0 * Logarithms.LogOfNormal(u)).Unary(Operation.Sqrt) * Trigonometry.CosineOfTurn(v);
}
