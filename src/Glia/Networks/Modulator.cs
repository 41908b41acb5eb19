using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>A neuromodulatory signal that synapses read: one value per region and time step, in the dimension that the synapse model declares.</summary>
/// <remarks>Regions divide the target population into equal stretches of consecutive neurons; one region is a global signal.</remarks>
public abstract record Modulator;

/// <summary>A variable of a population: its neurons are the regions (one neuron: a global signal), or their mean is the signal when <paramref name="Mean"/> is set.</summary>
/// <param name="Population">The population; a synapse sees its values as the step before left them.</param>
/// <param name="Variable">A state, parameter or subexpression of its model.</param>
/// <param name="Mean">One region, the mean over all neurons.</param>
public sealed record PopulationModulator(Population Population, string Variable, bool Mean = false) : Modulator;

/// <summary>A function of time and region, called once per step and region from one thread at a time.</summary>
/// <param name="Value">The signal at the start of a step, in internal units (ms, mV, pA, nS); region counts from 0.</param>
/// <param name="Regions">Number of regions.</param>
/// <remarks>The function must depend on nothing but its arguments and what the caller changes between runs: a restored run calls it again.</remarks>
public sealed record StreamModulator(Func<Time, int, double> Value, int Regions = 1) : Modulator;

/// <summary>Times and values, each in force from its time on; 0 before the first.</summary>
public sealed record ScheduledModulator(ImmutableArray<Time> Times, ImmutableArray<Quantity> Values) : Modulator;
