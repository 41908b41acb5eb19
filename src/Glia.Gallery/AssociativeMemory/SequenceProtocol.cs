using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Sequences of groups are presented in order, several times; then the first group of each is cued, and a group in the middle of the first sequence.</summary>
internal sealed class SequenceProtocol
{
    private const int Presentations = 12;

    private static readonly Time s_rest = 200 * ms, s_pause = 150 * ms;

    private readonly Time _end;

    /// <summary>Plans the presentations and cues.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="groups">The groups, sequence after sequence.</param>
    /// <param name="length">Groups of a sequence.</param>
    public SequenceProtocol(ulong seed, PatternSet groups, int length)
    {
        (Groups, Length) = (groups, length);
        var volleys = new Volleys(seed, groups.Neurons, MemoryNetwork.TimeStep);
        Time at = s_rest;
        for (int presentation = 0; presentation < Presentations; presentation++)
            for (int sequence = 0; sequence < Sequences; sequence++, at += s_pause)
                for (int k = 0; k < length; k++, at += Interval) volleys.Add(groups.Patterns[sequence * length + k], at);

        Learned = at;
        at += s_rest;
        var cues = ImmutableArray.CreateBuilder<SequenceCue>();
        foreach (int group in Enumerable.Range(0, Sequences).Select(sequence => sequence * length).Append(length / 2))
        {
            volleys.Add(groups.Patterns[group], at);
            cues.Add(new SequenceCue(group / length, group % length, at));
            at += Replay + s_pause;
        }

        (Cues, _end, Input) = (cues.ToImmutable(), at, volleys.Times());
    }

    /// <summary>Time between groups as they are presented.</summary>
    public static Time Interval { get; } = 15 * ms;

    /// <summary>Time for a replay: twice that of a presentation.</summary>
    public Time Replay => 2 * Length * Interval;

    /// <summary>The groups, sequence after sequence.</summary>
    public PatternSet Groups { get; }

    /// <summary>Groups of a sequence.</summary>
    public int Length { get; }

    /// <summary>Number of sequences.</summary>
    public int Sequences => Groups.Count / Length;

    /// <summary>When which neurons are made to fire.</summary>
    public EventTimes Input { get; }

    /// <summary>The cues: the first group of every sequence, then one in the middle of the first sequence.</summary>
    public ImmutableArray<SequenceCue> Cues { get; }

    /// <summary>The end of learning.</summary>
    public Time Learned { get; }

    /// <summary>The stages for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="learns">Whether its synapses learn; a control does not.</param>
    /// <param name="learned">Called after learning; null for nothing.</param>
    public ImmutableArray<ProtocolStage> Stages(MemoryNetwork network, bool learns, Action<Simulation.Simulation>? learned) =>
    [
        new ProtocolStage("learn", Learned)
        {
            Before = simulation =>
            {
                if (!learns) simulation.SetParameter(network.Recurrent, "lambda", 0);
            },
        },
        new ProtocolStage("replay", _end - Learned)
        {
            Before = simulation =>
            {
                learned?.Invoke(simulation);
                network.Recall(simulation);
            },
        },
    ];
}

/// <summary>A group that was cued.</summary>
/// <param name="Sequence">Which sequence.</param>
/// <param name="Place">Which group of it.</param>
/// <param name="At">When.</param>
internal sealed record SequenceCue(int Sequence, int Place, Time At);
