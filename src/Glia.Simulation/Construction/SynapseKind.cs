using Glia.Errors;

namespace Glia.Simulation.Construction;

/// <summary>What the synapses of a group have in common: the receptor port, and either weights of their own or one constant weight.</summary>
/// <param name="Port">Receptor port of the target's model.</param>
/// <param name="Constant">The weight of all synapses; null when each has its own.</param>
/// <param name="Population">Target population of a constant weight where weights are multiples of a population's scale; otherwise −1.</param>
internal readonly record struct SynapseKind(int Port, double? Constant, int Population);

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

    /// <summary>The number of a kind. When too many constants are in use, further ones are stored synapse by synapse.</summary>
    public int NumberOf(int port, double? constant, int population)
    {
        var kind = new SynapseKind(port, constant, constant is null || storage == WeightStorage.Float32 ? -1 : population);
        int number = _kinds.IndexOf(kind);
        if (number >= 0) return number;
        if (constant is not null && _kinds.Count >= Most - Kept) return NumberOf(port, null, population);
        if (_kinds.Count == Most) throw new GliaException("network", $"uses more than {Most} receptor ports. Use models with fewer receptors.");
        _kinds.Add(kind);
        return _kinds.Count - 1;
    }
}
