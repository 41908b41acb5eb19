using System.Collections.Immutable;

namespace Glia.Gallery.Sweeps;

/// <summary>One combination of values.</summary>
/// <param name="Run">Number of the run, from 1, in the order of the axes: the last one changes fastest.</param>
/// <param name="Values">One value per axis.</param>
public sealed record SweepPoint(int Run, ImmutableArray<string> Values)
{
    /// <summary>What is set: <c>g=4, eta=2</c>.</summary>
    public string Describe(ImmutableArray<SweepAxis> axes) => string.Join(", ", axes.Zip(Values, (axis, value) => $"{axis.Path}={value}"));
}
