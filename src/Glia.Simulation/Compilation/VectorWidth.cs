using System.Runtime.Intrinsics;

namespace Glia.Simulation.Compilation;

/// <summary>How wide the vectors of a compiled kernel are.</summary>
internal enum VectorWidth
{
    /// <summary>One neuron at a time.</summary>
    Scalar = 0,

    /// <summary>128-bit vectors.</summary>
    Bits128 = 128,

    /// <summary>256-bit vectors.</summary>
    Bits256 = 256,

    /// <summary>512-bit vectors.</summary>
    Bits512 = 512,
}

/// <summary>Facts about vector widths.</summary>
internal static class VectorWidths
{
    /// <summary>The widest vectors that this processor runs at full speed.</summary>
    public static VectorWidth Best =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;
}
