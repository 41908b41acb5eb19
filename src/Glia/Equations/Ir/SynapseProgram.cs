using System.Collections.Immutable;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Ir;

/// <summary>A synapse model as straight-line code: what engines and the interpreter read. Statements of a list run in order; each sees what the ones before it wrote.</summary>
/// <remarks>
/// Event-driven variables hold the value of their last event; <see cref="Advance"/> takes them over any stretch of time without events. Before <see cref="OnPre"/> or
/// <see cref="OnPost"/> runs, all of them are advanced to the time of the event.
/// </remarks>
public sealed record SynapseProgram
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Dimension of the weight, and of what is transmitted.</summary>
    public required Dimension WeightDimension { get; init; }

    /// <summary>Parameters, one value for the whole projection, with defaults in internal units (NaN for one that must be given).</summary>
    public required ImmutableArray<ParameterDefinition> Parameters { get; init; }

    /// <summary>Event-driven variables that depend on presynaptic spikes, parameters and each other alone: one value for all synapses of one source with one delay.</summary>
    public required ImmutableArray<StateDefinition> PreTraces { get; init; }

    /// <summary>Event-driven variables that depend on postsynaptic spikes, parameters and each other alone: one value for all synapses of one target (and one delay).</summary>
    public required ImmutableArray<StateDefinition> PostTraces { get; init; }

    /// <summary>Variables with a value per synapse; the first is the weight <c>w</c>.</summary>
    public required ImmutableArray<StateDefinition> States { get; init; }

    /// <summary>Closed forms: takes every event-driven variable over <see cref="WellKnownSynapse.Elapsed"/>.</summary>
    public required ImmutableArray<Assign> Advance { get; init; }

    /// <summary>At the arrival of a presynaptic spike; may write pre-traces and states.</summary>
    public required ImmutableArray<Assign> OnPre { get; init; }

    /// <summary>What the spike carries, evaluated after <see cref="OnPre"/>, over its variables and locals.</summary>
    public required Expr Transmit { get; init; }

    /// <summary>At a postsynaptic spike; may write post-traces and states.</summary>
    public required ImmutableArray<Assign> OnPost { get; init; }

    /// <summary>One step dt of the clock-driven variables. When not empty, the projection is advanced step by step, event-driven variables too.</summary>
    public required ImmutableArray<Assign> Clock { get; init; }

    /// <summary>At regular intervals.</summary>
    public required ImmutableArray<Assign> Regular { get; init; }

    /// <summary>Interval of <see cref="Regular"/>, ms, over parameters; null when there is none.</summary>
    public Expr? Interval { get; init; }

    /// <summary>Variables of the presynaptic neuron that are read, under their names here (<c>r_pre</c>).</summary>
    public required ImmutableArray<NeuronRead> PreReads { get; init; }

    /// <summary>Variables of the postsynaptic neuron that are read, under their names here (<c>v_post</c>).</summary>
    public required ImmutableArray<NeuronRead> PostReads { get; init; }

    /// <summary>Signals that the network gives, one value per region and step.</summary>
    public required ImmutableArray<Variable> Modulators { get; init; }

    /// <summary>Sums over synapses that <see cref="Clock"/> or <see cref="Regular"/> read; all are taken before the statements run.</summary>
    public required ImmutableArray<SynapseSum> Sums { get; init; }

    /// <summary>Number of random numbers that an event draws, over all statement lists: <see cref="Draw.Index"/> is below it.</summary>
    public required int Draws { get; init; }

    /// <summary>Where the delay lies.</summary>
    public required DelaySite Delay { get; init; }

    /// <summary>How each variable is treated and why, for people.</summary>
    public required ImmutableArray<IntegrationNote> Notes { get; init; }

    /// <summary>Whether every variable can be left alone between events; otherwise all synapses are advanced in every step.</summary>
    public bool IsEventDriven => Clock.IsEmpty;

    /// <summary>Whether the weight (or anything else kept per synapse or neuron) ever changes.</summary>
    public bool IsStatic => OnPre.IsEmpty && OnPost.IsEmpty && Clock.IsEmpty && Regular.IsEmpty && Transmit is Read { Variable.Name: "w" };
}

/// <summary>A variable of a neuron, read by its synapses.</summary>
/// <param name="Variable">Under its name in the synapse (kind <see cref="VariableKind.Input"/>).</param>
/// <param name="Name">Under its name in the neuron's model: a state, parameter or subexpression, or the output of a current source.</param>
public sealed record NeuronRead(Variable Variable, string Name);

/// <summary>Over which synapses a sum is taken.</summary>
public enum SumExtent
{
    /// <summary>All synapses of the projection onto the same target (<c>sum_in</c>).</summary>
    Incoming,

    /// <summary>The synapses of the same source onto targets up to and including this one, in the order of targets (<c>sum_before</c>).</summary>
    Before,
}

/// <summary>A sum over synapses.</summary>
/// <param name="Result">Receives the sum (kind <see cref="VariableKind.Input"/>).</param>
/// <param name="Term">What is summed: over states, traces, reads, modulators and parameters.</param>
/// <param name="Extent">Over which synapses.</param>
public sealed record SynapseSum(Variable Result, Expr Term, SumExtent Extent);

/// <summary>Values that an engine gives to the statements of a synapse, besides <see cref="WellKnown.Time"/> (of the event) and <see cref="WellKnown.TimeStep"/>.</summary>
public static class WellKnownSynapse
{
    /// <summary>Time over which <see cref="SynapseProgram.Advance"/> takes event-driven variables, ms.</summary>
    public static readonly Variable Elapsed = new("_elapsed", VariableKind.WellKnown, Dimension.Time);

    /// <summary>Index of the presynaptic neuron in its population (<c>i</c> in texts).</summary>
    public static readonly Variable Source = new("i", VariableKind.WellKnown, Dimension.None);

    /// <summary>Index of the postsynaptic neuron in its population (<c>j</c> in texts).</summary>
    public static readonly Variable Target = new("j", VariableKind.WellKnown, Dimension.None);
}
