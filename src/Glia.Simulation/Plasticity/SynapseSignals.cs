using Glia.Equations.Ir;

namespace Glia.Simulation.Plasticity;

/// <summary>What the synapses of a projection see besides themselves and their targets: modulators and presynaptic neurons.</summary>
internal sealed class SynapseSignals
{
    private readonly Dictionary<string, ModulatorSignal> _modulators = [];
    private readonly Dictionary<Variable, PublishedValues> _sources = [];

    /// <summary>Takes a modulator.</summary>
    public void Add(string name, ModulatorSignal signal) => _modulators.Add(name, signal);

    /// <summary>Takes a variable of the presynaptic neurons.</summary>
    public void Add(Variable variable, PublishedValues values) => _sources.Add(variable, values);

    /// <summary>The signal of a modulator.</summary>
    public ModulatorSignal Of(Variable modulator) => _modulators[modulator.Name];

    /// <summary>A variable of the presynaptic neurons.</summary>
    public PublishedValues OfSources(Variable variable) => _sources[variable];
}
