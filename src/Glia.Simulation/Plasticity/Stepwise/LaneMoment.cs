namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>When synapses act.</summary>
/// <param name="Step">The step that is being made, whose modulators are in force.</param>
/// <param name="Stamp">The time of the event, in steps: that of statements, and in the names of random numbers.</param>
/// <param name="Seen">The stamp at which neurons are seen.</param>
/// <param name="Repetition">How many events of the same kind, time and neuron came before.</param>
internal readonly record struct LaneMoment(long Step, long Stamp, long Seen, int Repetition = 0);
