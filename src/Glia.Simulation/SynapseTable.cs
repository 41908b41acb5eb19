using Glia.Errors;
using Glia.Networks;

namespace Glia.Simulation;

/// <summary>The synapses of a projection at one time, ordered by source, delay and target; synapses alike in all of them keep the order in which they were drawn.</summary>
/// <remarks>Takes 12 bytes per synapse, and 8 more per variable.</remarks>
public sealed class SynapseTable
{
    private readonly string[] _names;
    private readonly double[][] _values;

    /// <summary>Takes over arrays of equal length.</summary>
    internal SynapseTable(Projection projection, int[] sources, int[] targets, int[] delays, string[] names, double[][] values) =>
        (Projection, Sources, Targets, Delays, _names, _values) = (projection, sources, targets, delays, names, values);

    /// <summary>The projection.</summary>
    public Projection Projection { get; }

    /// <summary>Number of synapses.</summary>
    public int Count => Sources.Count;

    /// <summary>Indexes of the presynaptic neurons in their population.</summary>
    public IReadOnlyList<int> Sources { get; }

    /// <summary>Indexes of the postsynaptic neurons in their population.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>Delays in steps.</summary>
    public IReadOnlyList<int> Delays { get; }

    /// <summary>Names of the variables, the weight <c>w</c> first.</summary>
    public IReadOnlyList<string> Variables => _names;

    /// <summary>Values of a variable in internal units.</summary>
    /// <exception cref="GliaException">There is no such variable in the table.</exception>
    public IReadOnlyList<double> this[string variable] => Array.IndexOf(_names, variable) is >= 0 and var index
        ? _values[index]
        : throw new GliaException($"projection '{Projection.Name}'", $"has no variable '{variable}' in this table, which holds {string.Join(", ", _names)}.{Suggestion.For(variable, _names)}");
}
