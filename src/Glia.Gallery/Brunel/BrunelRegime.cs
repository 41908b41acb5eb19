using System.Collections.Immutable;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Brunel;

/// <summary>One of the four states of the balanced network, by the strength of inhibition and of the drive.</summary>
/// <param name="Name">Short name: <c>ai</c>.</param>
/// <param name="Title">What neurons and population do.</param>
/// <param name="G">Inhibitory over excitatory weight.</param>
/// <param name="Eta">Drive over the drive that just reaches the threshold.</param>
public sealed record BrunelRegime(string Name, string Title, double G, double Eta)
{
    /// <summary>Mean rate that Brunel's simulation of this state gave; null when the paper gives none.</summary>
    public Frequency? PublishedRate { get; init; }

    /// <summary>Frequency of the population's oscillation in Brunel's simulation and theory; null for a state without one.</summary>
    public (Frequency Simulated, Frequency Theory)? PublishedOscillation { get; init; }

    /// <summary>The state with other inhibition or drive, of which nothing is published; the state itself when nothing changes.</summary>
    public BrunelRegime With(double? g, double? eta) =>
        (g ?? G) == G && (eta ?? Eta) == Eta ? this : new BrunelRegime("own", "inhibition and drive as set", g ?? G, eta ?? Eta);

    /// <summary>The states of figure 8 in Brunel (2000), panels A to D; rates and frequencies of its table 1.</summary>
    public static ImmutableArray<BrunelRegime> All { get; } =
    [
        new("sr", "synchronous regular", 3, 2),
        new("si-fast", "synchronous irregular, fast oscillation", 6, 4) { PublishedRate = 60.7 * Hz, PublishedOscillation = (180 * Hz, 190 * Hz) },
        new("ai", "asynchronous irregular", 5, 2) { PublishedRate = 37.7 * Hz },
        new("si-slow", "synchronous irregular, slow oscillation", 4.5, 0.9) { PublishedRate = 5.5 * Hz, PublishedOscillation = (22 * Hz, 29 * Hz) },
    ];
}
