using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Patterns are presented in rounds, each round in an order of its own; then parts of them are cued.</summary>
internal sealed class AssemblyProtocol
{
    private const uint Orders = 0x4D454D33, Cues = 0x4D454D34;

    /// <summary>Time between presentations, five time constants of the rule: one pattern is forgotten when the next comes.</summary>
    private static readonly Time s_interval = 100 * ms;

    private static readonly Time s_rest = 200 * ms, s_cueInterval = 120 * ms;

    private readonly Time _round;

    /// <summary>Plans the presentations and cues.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="patterns">The patterns.</param>
    /// <param name="rounds">Presentations of each.</param>
    /// <param name="fractions">Shares of a pattern that are cued.</param>
    /// <param name="tested">Patterns that are cued, at most.</param>
    public AssemblyProtocol(ulong seed, PatternSet patterns, int rounds, ImmutableArray<double> fractions, int tested)
    {
        (Rounds, Fractions) = (rounds, fractions);
        _round = patterns.Count * s_interval;
        var volleys = new Volleys(seed, patterns.Neurons, MemoryNetwork.TimeStep);
        DrawSequence orders = new(seed, Orders), cues = new(seed, Cues);
        for (int round = 0; round < rounds; round++)
        {
            int[] order = orders.Choose(patterns.Count, patterns.Count);
            for (int k = 0; k < order.Length; k++) volleys.Add(patterns.Patterns[order[k]], s_rest + round * _round + k * s_interval);
        }

        Time at = Learned + s_rest;
        var planned = ImmutableArray.CreateBuilder<(double, Cue)>();
        foreach (double fraction in fractions)
            for (int pattern = 0; pattern < Math.Min(tested, patterns.Count); pattern++, at += s_cueInterval)
            {
                ImmutableArray<int> members = patterns.Patterns[pattern];
                ImmutableArray<int> cued = [.. cues.Choose((int)Math.Round(fraction * members.Length), members.Length).Select(place => members[place])];
                volleys.Add(cued, at);
                planned.Add((fraction, new Cue(pattern, cued, at)));
            }

        (Cued, Duration, Input) = (planned.ToImmutable(), at, volleys.Times());
    }

    /// <summary>Presentations of each pattern.</summary>
    public int Rounds { get; }

    /// <summary>Shares of a pattern that are cued.</summary>
    public ImmutableArray<double> Fractions { get; }

    /// <summary>When which neurons are made to fire.</summary>
    public EventTimes Input { get; }

    /// <summary>The cues, each with the share of the pattern that it is.</summary>
    public ImmutableArray<(double Fraction, Cue Cue)> Cued { get; }

    /// <summary>The end of learning.</summary>
    public Time Learned => s_rest + Rounds * _round;

    /// <summary>The whole time.</summary>
    public Time Duration { get; }

    /// <summary>The stages for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="learns">Whether its synapses learn; a control does not.</param>
    /// <param name="observe">Called before the first round and after each with the number of rounds so far; null for nothing.</param>
    public ImmutableArray<ProtocolStage> Stages(MemoryNetwork network, bool learns, Action<int, Simulation.Simulation>? observe) =>
    [
        new ProtocolStage("rest", s_rest)
        {
            Before = simulation =>
            {
                if (!learns) simulation.SetParameter(network.Recurrent, "lambda", 0);
            },
        },
        .. Enumerable.Range(0, Rounds).Select(round => new ProtocolStage("learn", _round) { Before = simulation => observe?.Invoke(round, simulation) }),
        new ProtocolStage("recall", Duration - Learned)
        {
            Before = simulation =>
            {
                observe?.Invoke(Rounds, simulation);
                network.Recall(simulation);
            },
        },
    ];
}
