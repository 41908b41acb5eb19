using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Networks;

namespace Glia.Gallery.Circuits;

/// <summary>The recorded variables of example neurons.</summary>
/// <param name="Recorder">The recorder; each of its variables is a row for each neuron.</param>
/// <param name="Title">Name of the population in charts.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="Units">Units of the variables, in the recorder's order.</param>
public sealed record CircuitTrace(StateRecorder Recorder, string Title, Hue Hue, ImmutableArray<string> Units)
{
    /// <summary>Constant levels worth seeing beside the first variable: the threshold.</summary>
    public ImmutableArray<TraceLevel> Levels { get; init; } = [];
}
