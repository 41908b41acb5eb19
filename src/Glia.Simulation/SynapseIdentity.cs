using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;

namespace Glia.Simulation;

/// <summary>What the stored synapses of a network depend on. Networks with equal identities have the same synapses, bit for bit.</summary>
/// <remarks>
/// Seed, time step, sizes, positions, model texts, rules, weights, delays, storage of weights and division into tiles count; parameters and initial values of
/// neurons do not. Where two descriptions cannot be told to be the same they count as different.
/// </remarks>
public sealed class SynapseIdentity : IEquatable<SynapseIdentity>
{
    private readonly (ulong Seed, Time TimeStep, WeightStorage Weights, int Threads, int? TileSize) _settings;
    private readonly ImmutableArray<Population> _populations;
    private readonly ImmutableArray<Projection> _projections;
    private readonly ImmutableArray<(int Source, int Target)> _ends;

    /// <summary>Which populations are recorded: a source that nobody looks at may have no place in any tile.</summary>
    private readonly ImmutableArray<bool> _recorded;

    private SynapseIdentity(Network network, SimulationOptions options)
    {
        _settings = (network.Seed, network.TimeStep, options.Weights, options.Threads, options.TileSize);
        _populations = [.. network.Populations];
        _projections = [.. network.Projections];
        var places = new Dictionary<string, int>();
        foreach (Population population in _populations) places.TryAdd(population.Name, places.Count);
        _ends = [.. _projections.Select(projection => (places.GetValueOrDefault(projection.Source.Name, -1), places.GetValueOrDefault(projection.Target.Name, -1)))];
        HashSet<string> recorded = [.. network.Recorders.OfType<PopulationRecorder>().Select(recorder => recorder.Population.Name)];
        _recorded = [.. _populations.Select(population => recorded.Contains(population.Name))];
    }

    /// <summary>The identity of a network's synapses when it is simulated with these options; null when they change while it runs, so that no two simulations may share them.</summary>
    public static SynapseIdentity? Of(Network network, SimulationOptions options) =>
        network.Projections.Any(projection => projection.Synapse is not null) ? null : new SynapseIdentity(network, options);

    /// <inheritdoc/>
    public bool Equals(SynapseIdentity? other) =>
        other is not null && _settings == other._settings && _ends.SequenceEqual(other._ends) && _recorded.SequenceEqual(other._recorded)
        && _populations.SequenceEqual(other._populations, new By<Population>(Same)) && _projections.SequenceEqual(other._projections, new By<Projection>(Same));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SynapseIdentity);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_settings);
        foreach (Population population in _populations) hash.Add(population.Size);
        foreach ((int source, int target) in _ends) hash.Add((source, target));
        return hash.ToHashCode();
    }

    private static bool Same(Population a, Population b) => a.Size == b.Size && Same(a.Model, b.Model) && Same(a.Positions, b.Positions);

    /// <summary>How a model integrates and what its defaults are does not reach its synapses; its ports and whether it is a source do.</summary>
    private static bool Same(NeuronModel a, NeuronModel b) => ReferenceEquals(a, b) ||
        (a.Equations, a.Threshold, a.Reset, a.RunRegularly, a.BeforeThreshold) == (b.Equations, b.Threshold, b.Reset, b.RunRegularly, b.BeforeThreshold)
        && (a.Refractory, a.Spikes, a.Output) == (b.Refractory, b.Spikes, b.Output) && a.Receptors.SequenceEqual(b.Receptors);

    private static bool Same(Projection a, Projection b) =>
        a.Receptor == b.Receptor && Same(a.Rule, b.Rule) && Same(a.Weight, b.Weight) && Same(a.Delay, b.Delay);

    private static bool Same(Positions? a, Positions? b) => a == b
        || a is ExplicitPositions p && b is ExplicitPositions q && p.X.SequenceEqual(q.X) && p.Y.SequenceEqual(q.Y) && p.Z.SequenceEqual(q.Z);

    private static bool Same(ConnectionRule a, ConnectionRule b) => a == b
        || a is ExplicitPairs p && b is ExplicitPairs q && p with { Sources = q.Sources, Targets = q.Targets } == q && p.Sources.SequenceEqual(q.Sources) && p.Targets.SequenceEqual(q.Targets);

    private static bool Same(Distribution a, Distribution b) => a == b
        || a is ArrayDistribution p && b is ArrayDistribution q && p with { Values = q.Values } == q && p.Values.SequenceEqual(q.Values);

    private sealed class By<T>(Func<T, T, bool> same) : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) => same(x!, y!);

        public int GetHashCode(T value) => 0;   // sequences are compared, never hashed
    }
}
