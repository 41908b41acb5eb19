using Glia.Analysis.Charts;
using Glia.Networks;

namespace Glia.Gallery.Circuits;

/// <summary>A population whose spikes are analysed.</summary>
/// <param name="Recorder">The recorder of its spikes.</param>
/// <param name="Title">Its name in charts: <c>L2/3E</c>.</param>
/// <param name="Hue">Its colour in charts.</param>
/// <param name="Panel">Title of the panel that it shares with others: <c>Layer 2/3</c>.</param>
public sealed record CircuitPopulation(SpikeRecorder Recorder, string Title, Hue Hue, string Panel);
