using System.Collections.Immutable;

namespace Glia.Models;

/// <summary>A synapse model as its author wrote it: equations in text. Immutable; variants by <c>with</c>.</summary>
/// <remarks>
/// The syntax is that of neuron models (Brian 2's). Every model has a state <c>w : weight</c>, whose unit is that of the receptor it is used with. Names that end in
/// <c>_pre</c> or <c>_post</c> and are not declared are variables of the neuron on that side. In <see cref="OnPre"/>, <c>transmit = …</c> says what the spike
/// carries; without it, it is <c>w</c> as the statements leave it. Built-ins are files of the same form under <c>Models/Synapses</c>.
/// </remarks>
public sealed record SynapseModel
{
    /// <summary>Name, by which networks refer to the model.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it models.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Documentation in Markdown: equations, parameters, timing, sources.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Differential equations, subexpressions, parameters, modulators and variables, one per line.</summary>
    public string Equations { get; init; } = "";

    /// <summary>Statements when a presynaptic spike arrives.</summary>
    public string OnPre { get; init; } = "";

    /// <summary>Statements when the postsynaptic neuron spikes.</summary>
    public string OnPost { get; init; } = "";

    /// <summary>Statements for all synapses at regular intervals.</summary>
    public string RunRegularly { get; init; } = "";

    /// <summary>Time between two runs of <see cref="RunRegularly"/>: an expression over parameters (<c>100 ms</c>).</summary>
    public string Interval { get; init; } = "";

    /// <summary>Where the delay of a projection lies.</summary>
    public DelaySite Delay { get; init; }

    /// <summary>Default values of parameters, as text with units. Parameters without a default must be given.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Initial values of variables, as expressions over parameters; 0 when not named. That of <c>w</c> is the projection's weight.</summary>
    public ImmutableDictionary<string, string> Initial { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>User functions by name, callable from the texts.</summary>
    public ImmutableDictionary<string, UserFunction> Functions { get; init; } = ImmutableDictionary<string, UserFunction>.Empty;

    /// <summary>The integrator of clock-driven equations; empty for the automatic choice.</summary>
    public string Method { get; init; } = "";

    /// <summary>Published sources.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Where the texts were written, for findings; null for a model made in code.</summary>
    public ModelOrigin? Origin { get; init; }
}

/// <summary>Where the delay of a synapse lies, which decides when it sees the spikes of its two neurons.</summary>
public enum DelaySite
{
    /// <summary>Before the synapse, as in Brian 2: it sees a presynaptic spike when that arrives, a postsynaptic one at once.</summary>
    Axonal,

    /// <summary>Behind the synapse, as in NEST: it sees a presynaptic spike when that is emitted, a postsynaptic one after the delay.</summary>
    Dendritic,
}
