using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Networks;

namespace Glia.Gallery.Circuits;

/// <summary>The recorded variables of an example neuron.</summary>
/// <param name="Recorder">The recorder; its first variable is the one that is shown in a circuit's report.</param>
/// <param name="Population">The population's place among those whose spikes are analysed.</param>
/// <param name="Unit">Unit of the variable that is shown.</param>
/// <param name="Levels">Constant levels worth seeing beside it: the threshold.</param>
public sealed record CircuitTrace(StateRecorder Recorder, int Population, string Unit, ImmutableArray<TraceLevel> Levels);
