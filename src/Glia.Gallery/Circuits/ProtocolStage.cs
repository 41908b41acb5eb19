using Glia.Quantities;

namespace Glia.Gallery.Circuits;

/// <summary>A stretch of a protocol.</summary>
/// <param name="Name">What is done in it, for progress: <c>cue</c>.</param>
/// <param name="Duration">How long the network runs.</param>
public sealed record ProtocolStage(string Name, Time Duration)
{
    /// <summary>What is changed, or read, before the network runs; null for nothing.</summary>
    public Action<Simulation.Simulation>? Before { get; init; }
}
