using Glia.Spikes;

namespace Glia.Analysis.Charts;

/// <summary>A population's spikes with the name and colour that they have in charts.</summary>
/// <param name="Name">Name, for instance <c>L2/3E</c>.</param>
/// <param name="Hue">Colour.</param>
/// <param name="Spikes">Its spikes.</param>
public sealed record PopulationSpikes(string Name, Hue Hue, SpikeData Spikes);
