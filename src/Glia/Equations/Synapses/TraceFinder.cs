using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;

namespace Glia.Equations.Synapses;

/// <summary>Finds the variables that are the same for all synapses of one neuron: those that only its spikes set, from nothing but parameters and each other.</summary>
internal sealed class TraceFinder
{
    private readonly SynapseSystem _system;
    private readonly EquationSplit _split;
    private readonly Dictionary<Variable, string> _reasons = [];

    /// <summary>Classifies the variables of a model.</summary>
    public TraceFinder(SynapseSystem system, EquationSplit split)
    {
        _system = system;
        _split = split;
        bool isAxonal = system.Delay == DelaySite.Axonal;
        PreTraces = Find(system.OnPre, system.OnPost, readsTime: true);
        // Behind a dendritic delay a postsynaptic spike is seen at another time by every synapse.
        PostTraces = Find(system.OnPost, system.OnPre, readsTime: isAxonal);
    }

    /// <summary>One value per source and delay.</summary>
    public ImmutableHashSet<Variable> PreTraces { get; }

    /// <summary>One value per target.</summary>
    public ImmutableHashSet<Variable> PostTraces { get; }

    /// <summary>Why a variable has a value per synapse.</summary>
    public string Reason(Variable variable) => _reasons.GetValueOrDefault(variable) ?? "the weight";

    private ImmutableHashSet<Variable> Find(ImmutableArray<CheckedStatement> own, ImmutableArray<CheckedStatement> other, bool readsTime)
    {
        Dictionary<Variable, List<Dependence>> writes = Writes(own);
        HashSet<Variable> byOther = Targets(other), regularly = Targets(_system.Regular);
        HashSet<Variable> traces = [];
        // At intervals, and behind a dendritic delay, a post-trace is needed at a time of the synapse's own.
        HashSet<Variable> read = readsTime ? [] : [.. _system.Regular.Select(statement => statement.Assign.Value).Concat(_system.Sums.Select(sum => sum.Term)).SelectMany(value => _system.Inline(value).Variables())];
        foreach (StateDefinition state in _system.States.Where(state => state.Variable.Name != SynapseDialect.Weight))
        {
            if (!writes.ContainsKey(state.Variable) && byOther.Contains(state.Variable)) continue;
            if (read.Contains(state.Variable))
            {
                _reasons.TryAdd(state.Variable, "run_regularly reads it");
                continue;
            }

            if (Unfit(state, writes.ContainsKey(state.Variable), byOther, regularly) is { } reason) _reasons.TryAdd(state.Variable, reason);
            else traces.Add(state.Variable);
        }

        // Traces stand on each other: taking one away may take others along.
        while (traces.Select(variable => (variable, reason: Foreign(variable, writes[variable], traces, readsTime))).FirstOrDefault(item => item.reason is not null) is { reason: { } reason } found)
        {
            traces.Remove(found.variable);
            _reasons.TryAdd(found.variable, reason);
        }

        return [.. traces];
    }

    private string? Unfit(StateDefinition state, bool isSet, HashSet<Variable> byOther, HashSet<Variable> regularly)
    {
        if (_split.ClockDriven.Any(item => item.Equation.Variable == state.Variable)) return "it is clock-driven";
        if (regularly.Contains(state.Variable)) return "run_regularly sets it";
        if (!isSet) return "no spike sets it";
        if (byOther.Contains(state.Variable)) return "spikes of both neurons set it";
        return state.Initial.HasDraws() || state.Initial.Reads(variable => variable.Kind != VariableKind.Parameter) ? "its initial value differs between synapses" : null;
    }

    private string? Foreign(Variable variable, List<Dependence> writes, HashSet<Variable> traces, bool readsTime)
    {
        if (writes.Exists(write => write.Draws)) return "a random number sets it";
        IEnumerable<Variable> reads = writes.SelectMany(write => write.Reads);
        if (_system.Equations.FirstOrDefault(item => item.Equation.Variable == variable).Equation is { } equation) reads = reads.Concat(_system.Inline(equation.Drift).Variables());
        Variable? foreign = reads.FirstOrDefault(read => !(read.Kind == VariableKind.Parameter || traces.Contains(read) || read == WellKnown.TimeStep || readsTime && read == WellKnown.Time));
        return foreign is null ? null : $"it depends on {foreign}";
    }

    private static HashSet<Variable> Targets(ImmutableArray<CheckedStatement> statements) => [.. statements.Select(statement => statement.Assign.Target)];

    /// <summary>What the values depend on that statements assign, through locals and subexpressions.</summary>
    private Dictionary<Variable, List<Dependence>> Writes(ImmutableArray<CheckedStatement> statements)
    {
        var locals = new Dictionary<Variable, Dependence>();
        var writes = new Dictionary<Variable, List<Dependence>>();
        foreach (CheckedStatement statement in statements)
        {
            (Variable target, Expr value) = (statement.Assign.Target, _system.Inline(statement.Assign.Value));
            Dependence[] through = [.. value.Variables().Where(locals.ContainsKey).Select(local => locals[local])];
            var dependence = new Dependence(
                [.. value.Variables().Where(variable => variable.Kind != VariableKind.Local), .. through.SelectMany(part => part.Reads)],
                value.HasDraws() || through.Any(part => part.Draws));
            if (target.Kind == VariableKind.Local) locals[target] = dependence;
            else if (writes.TryGetValue(target, out List<Dependence>? known)) known.Add(dependence);
            else writes.Add(target, [dependence]);
        }

        return writes;
    }

    private sealed record Dependence(ImmutableArray<Variable> Reads, bool Draws);
}
