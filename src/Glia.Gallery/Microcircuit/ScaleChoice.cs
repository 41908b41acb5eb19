using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Networks.Validation;

namespace Glia.Gallery.Microcircuit;

/// <summary>At which scale a circuit is simulated, and why.</summary>
/// <param name="Scale">Share of the neurons.</param>
/// <param name="Notes">The reason, when it is not the full scale that was asked for.</param>
internal sealed record ScaleChoice(double Scale, ImmutableArray<string> Notes)
{
    /// <summary>Share of the available memory that may be used: the rest of the machine goes on living.</summary>
    private const double UsableShare = 0.85;

    private static readonly double[] s_scales = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02];

    /// <summary>The scale asked for, or the largest that fits into memory.</summary>
    /// <param name="asked">The scale asked for; null to choose.</param>
    /// <param name="needs">Memory that a scale needs, in bytes.</param>
    /// <param name="available_bytes">Memory that can be had.</param>
    /// <exception cref="GliaException">Not even the smallest scale fits.</exception>
    public static ScaleChoice Make(double? asked, Func<double, double> needs, long available_bytes)
    {
        if (asked is { } scale) return new ScaleChoice(scale, []);
        double usable = UsableShare * available_bytes;
        foreach (double candidate in s_scales)
            if (needs(candidate) <= usable)
                return new ScaleChoice(candidate, candidate == 1 ? [] :
                [
                    string.Create(CultureInfo.InvariantCulture,
                        $"Full scale needs {MemoryEstimate.Size(needs(1))}, but only {MemoryEstimate.Size(available_bytes)} are available: scale {candidate} was taken, which needs {MemoryEstimate.Size(needs(candidate))}."),
                ]);
        throw new GliaException("memory", string.Create(CultureInfo.InvariantCulture,
            $"even scale {s_scales[^1]} needs {MemoryEstimate.Size(needs(s_scales[^1]))}, but only {MemoryEstimate.Size(available_bytes)} are available. Free memory, or give a smaller --scale."));
    }
}
