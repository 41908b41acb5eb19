using Glia.Errors;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Construction;

/// <summary>What the synapses of a group have in common: the receptor port, and either weights of their own or one constant weight.</summary>
/// <param name="Port">Receptor port of the target's model.</param>
/// <param name="Constant">The weight of all synapses; null when each has its own.</param>
/// <param name="Population">Target population of a constant weight where weights are multiples of a population's scale; otherwise −1.</param>
/// <param name="Plastic">How the groups of a plastic projection lie in the store, whose kind it then is alone; null for static synapses.</param>
internal readonly record struct SynapseKind(int Port, double? Constant, int Population, PlasticLayout? Plastic = null);

/// <summary>The kinds of synapse of a network, numbered in the order of the projections that use them first.</summary>
internal sealed class SynapseKinds(WeightStorage storage)
{
    /// <summary>Kinds that a group header can name.</summary>
    private const int Most = 256;

    /// <summary>Numbers kept for kinds with weights of their own, one per receptor port.</summary>
    private const int Kept = 64;

    private readonly List<SynapseKind> _kinds = [];

    /// <summary>Number of kinds.</summary>
    public int Count => _kinds.Count;

    /// <summary>A kind by number.</summary>
    public SynapseKind this[int kind] => _kinds[kind];

    /// <summary>Whether a kind is plastic.</summary>
    public bool AnyPlastic => _kinds.Exists(kind => kind.Plastic is not null);

    /// <summary>The number of a kind of plastic synapses, which always have weights of their own.</summary>
    public int NumberOf(int port, PlasticLayout layout) => NumberOf(new SynapseKind(port, null, -1, layout));

    /// <summary>The number of a kind. When too many constants are in use, further ones are stored synapse by synapse.</summary>
    public int NumberOf(int port, double? constant, int population)
    {
        var kind = new SynapseKind(port, constant, constant is null || storage == WeightStorage.Float32 ? -1 : population);
        if (constant is not null && _kinds.Count >= Most - Kept && !_kinds.Contains(kind)) return NumberOf(port, null, population);
        return NumberOf(kind);
    }

    private int NumberOf(SynapseKind kind)
    {
        int number = _kinds.IndexOf(kind);
        if (number >= 0) return number;
        if (_kinds.Count == Most)
            throw new GliaException("network", $"uses more than {Most} receptor ports and plastic projections. Use models with fewer receptors, or join projections.");
        _kinds.Add(kind);
        return _kinds.Count - 1;
    }
}
