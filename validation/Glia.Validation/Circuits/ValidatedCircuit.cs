using System.Collections.Immutable;
using Glia.Gallery;
using Glia.Gallery.Brunel;
using Glia.Gallery.Microcircuit;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Validation.Circuits;

/// <summary>A circuit whose statistics are compared with published and recorded ones.</summary>
/// <param name="Name">Name by which <c>glia validate</c> knows it.</param>
/// <param name="Summary">What is compared.</param>
/// <param name="Runs">The experiments that are run, with the settings that the comparison needs.</param>
public sealed record ValidatedCircuit(string Name, string Summary, ImmutableArray<Experiment> Runs)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ValidatedCircuit> All { get; } =
    [
        new(
            "microcircuit",
            "the cortical microcircuit at full scale for 10 s: rate, irregularity and correlation of every population",
            [new MicrocircuitExperiment { Scale = 1, Duration = 10 * s }]),
        new(
            "brunel",
            "the balanced network in its four states, and the state that simulators are compared with",
            [new BrunelExperiment { Duration = 2 * s }, new BrunelExperiment { Regime = "ai", Reset = 0 * mV, Duration = 5 * s }]),
    ];
}
