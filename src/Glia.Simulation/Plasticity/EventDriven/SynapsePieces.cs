using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>A synapse program cut into what is done once per group, once per spike of a target, and once per synapse.</summary>
internal sealed class SynapsePieces
{
    private static readonly ConditionalWeakTable<SynapseProgram, SynapsePieces> Known = [];

    private readonly ImmutableHashSet<Variable> _pre, _post, _states;

    private SynapsePieces(SynapseProgram program)
    {
        Program = Demoted(program);
        _pre = [.. Program.PreTraces.Select(trace => trace.Variable)];
        _post = [.. Program.PostTraces.Select(trace => trace.Variable)];
        _states = [.. Program.States.Select(state => state.Variable)];
        PreAdvance = Code("pre-traces, advance", (Slice(Program.Advance, _pre), EventColumns.SincePre));
        PreUpdate = Code("pre-traces, update", (Slice(Program.OnPre, _pre), EventColumns.SincePre));
        PostAdvance = Code("post-traces, advance", (Slice(Program.Advance, _post), EventColumns.SincePost));
        PostUpdate = Code("post-traces, update", (Slice(Program.OnPost, _post), EventColumns.SincePost));
        StateAdvance = Code("synapses, advance", (Slice(Program.Advance, _states), EventColumns.SinceEvent));
        OnPost = Code("synapses, on_post", AtPost());
        OnPre = Code("synapses, on_pre", AtPre()) with { Results = TransmitsState ? [] : [new LaneResult(EventColumns.Transmit, Program.Transmit)] };
    }

    /// <summary>The program, with traces that others depend on kept per synapse.</summary>
    public SynapseProgram Program { get; }

    /// <summary>Takes the pre-traces of a group to the arrival of a spike.</summary>
    public LaneCode PreAdvance { get; }

    /// <summary>What the arrival of a spike makes of the pre-traces.</summary>
    public LaneCode PreUpdate { get; }

    /// <summary>Takes the post-traces of a target to its next spike.</summary>
    public LaneCode PostAdvance { get; }

    /// <summary>What a spike makes of the post-traces of its neuron.</summary>
    public LaneCode PostUpdate { get; }

    /// <summary>Takes the variables of a synapse over a time without events.</summary>
    public LaneCode StateAdvance { get; }

    /// <summary>Takes a synapse over a spike of its target, whose post-traces are given as they are before it.</summary>
    public LaneCode OnPost { get; }

    /// <summary>Takes a synapse over the arrival of a spike, for which the pre-traces are given.</summary>
    public LaneCode OnPre { get; }

    /// <summary>Whether what is transmitted is a variable as it stands.</summary>
    public bool TransmitsState => Program.Transmit is Read { Variable: var variable } && _states.Contains(variable);

    /// <summary>The pieces of a program.</summary>
    public static SynapsePieces Of(SynapseProgram program) => Known.GetValue(program, program => new SynapsePieces(program));

    /// <summary>The statements that are needed for the final values of variables.</summary>
    public static ImmutableArray<Assign> Slice(ImmutableArray<Assign> statements, IEnumerable<Variable> wanted) => Slice(statements, [.. wanted]);

    private static ImmutableArray<Assign> Slice(ImmutableArray<Assign> statements, HashSet<Variable> needed)
    {
        var kept = new Stack<Assign>();
        for (int i = statements.Length - 1; i >= 0; i--)
        {
            Assign assign = statements[i];
            if (!needed.Remove(assign.Target)) continue;
            kept.Push(assign);
            needed.UnionWith(assign.Value.Variables());
        }

        return [.. kept];
    }

    private (ImmutableArray<Assign>, string)[] AtPost()
    {
        HashSet<Variable> needed = [.. _states];
        ImmutableArray<Assign> post = Slice(Program.OnPost, needed), states = Slice(Program.Advance, [.. needed.Where(_states.Contains)]);
        return [(Slice(Program.Advance, needed.Where(_pre.Contains)), EventColumns.SincePre), (states, EventColumns.SinceEvent), (post, EventColumns.SinceEvent)];
    }

    private (ImmutableArray<Assign>, string)[] AtPre()
    {
        HashSet<Variable> needed = [.. _states, .. Program.Transmit.Variables()];
        ImmutableArray<Assign> pre = Slice(Program.OnPre, needed), states = Slice(Program.Advance, [.. needed.Where(_states.Contains)]);
        return [(Slice(Program.Advance, needed.Where(_post.Contains)), EventColumns.SincePost), (states, EventColumns.SinceEvent), (pre, EventColumns.SinceEvent)];
    }

    private LaneCode Code(string name, params (ImmutableArray<Assign> Statements, string Elapsed)[] parts) =>
        new(name, [.. parts.Select(part => new LanePart(part.Statements, part.Elapsed))], Columns());

    private ImmutableHashSet<string> Columns()
    {
        IEnumerable<Variable> variables = _pre.Concat(_post).Concat(_states).Concat(Program.Modulators)
            .Concat(Program.PreReads.Concat(Program.PostReads).Select(read => read.Variable));
        IEnumerable<string> draws = Enumerable.Range(0, Program.Draws).SelectMany(draw => new[] { LaneNames.Draw(draw), LaneNames.Angle(draw) });
        string[] given = [LaneNames.Time, LaneNames.Source, LaneNames.Target, EventColumns.SincePre, EventColumns.SincePost, EventColumns.SinceEvent];
        return [.. variables.Select(variable => variable.Name), .. draws, .. given];
    }

    /// <summary>
    /// A trace that enters the closed form of a variable of the synapse, or statements that run at intervals, has to be known at the synapse's own events, and a post-trace
    /// that does not begin at zero depends on the delay behind the synapse: they become variables of the synapse.
    /// </summary>
    private static SynapseProgram Demoted(SynapseProgram program)
    {
        HashSet<Variable> needed = [.. program.States.Select(state => state.Variable)];
        needed.UnionWith(program.Regular.SelectMany(assign => assign.Value.Variables().Append(assign.Target)));
        if (!program.Regular.IsEmpty) needed.UnionWith(program.Sums.SelectMany(sum => sum.Term.Variables()));
        Slice(program.Advance, needed);
        bool Stays(StateDefinition trace) => !needed.Contains(trace.Variable);
        bool BeginsAtZero(StateDefinition trace) => program.Delay == Models.DelaySite.Axonal || trace.Initial is Constant { Value: 0 };
        StateDefinition[] demoted = [.. program.PreTraces.Where(trace => !Stays(trace)), .. program.PostTraces.Where(trace => !Stays(trace) || !BeginsAtZero(trace))];
        if (demoted.Length == 0) return program;
        return program with
        {
            PreTraces = [.. program.PreTraces.Except(demoted)], PostTraces = [.. program.PostTraces.Except(demoted)],
            States = [.. program.States, .. demoted],
        };
    }
}
