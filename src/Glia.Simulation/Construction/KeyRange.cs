using Glia.Errors;

namespace Glia.Simulation.Construction;

/// <summary>Sort keys of the synapses of one source population: delay first, then kind, in 16 bits.</summary>
internal sealed class KeyRange
{
    private const int MostKeys = 1 << 16;

    private readonly int[] _kinds, _places;

    /// <summary>Finds the delays and kinds that a population's projections use.</summary>
    public KeyRange(IEnumerable<ProjectionPlan> projections, SynapseKinds kinds)
    {
        ProjectionPlan[] all = [.. projections];
        FirstDelay = all.Min(p => p.Sampler.MinimumDelay);
        int delays = all.Max(p => p.Sampler.MaximumDelay) - FirstDelay + 1;
        _kinds = [.. all.SelectMany(p => new[] { p.KindWhenPositive, p.KindWhenNegative }).Distinct().Order()];
        AnyPlastic = _kinds.Any(kind => kinds[kind].Plastic is not null);
        AnyWeights = _kinds.Any(kind => kinds[kind].Constant is null);
        _places = new int[kinds.Count];
        for (int place = 0; place < _kinds.Length; place++) _places[_kinds[place]] = place;
        if ((long)delays * _kinds.Length > MostKeys)
            throw new GliaException($"projection '{all[0].Name}'",
                $"has delays over a range of {delays} steps and shares its source with {_kinds.Length} kinds of synapse; their product may be at most {MostKeys}. Use shorter delays, or a larger time step.");
        Count = delays * _kinds.Length;
    }

    /// <summary>Number of keys.</summary>
    public int Count { get; }

    /// <summary>Whether any synapses have weights of their own.</summary>
    public bool AnyWeights { get; }

    /// <summary>Whether any synapses are plastic.</summary>
    public bool AnyPlastic { get; }

    /// <summary>Shortest delay, in steps.</summary>
    public int FirstDelay { get; }

    /// <summary>Kinds per delay.</summary>
    public int KindCount => _kinds.Length;

    /// <summary>Place of a kind among those in use.</summary>
    public int PlaceOf(int kind) => _places[kind];

    /// <summary>Delay of a key.</summary>
    public int DelayOf(int key) => FirstDelay + key / _kinds.Length;

    /// <summary>Kind of a key.</summary>
    public int KindOf(int key) => _kinds[key % _kinds.Length];
}
