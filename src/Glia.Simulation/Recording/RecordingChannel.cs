using Glia.Spikes;

namespace Glia.Simulation.Recording;

/// <summary>One open recorder.</summary>
/// <param name="Population">Who is observed; null where it is synapses.</param>
/// <param name="Sink">What the engine writes to.</param>
/// <param name="Memory">What is kept in memory; null when the recording goes to disk only.</param>
internal sealed record RecordingChannel(ObservedPopulation? Population, IRecordingSink Sink, IRecordingSink? Memory);
