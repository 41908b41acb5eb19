namespace Glia.Equations.Synapses;

/// <summary>One of the two neurons of a synapse, as names of variables tell it.</summary>
/// <param name="Suffix">How its variables end.</param>
/// <param name="Adjective">What it is, for messages.</param>
internal sealed record NeuronSide(string Suffix, string Adjective)
{
    /// <summary>The neuron that spikes come from.</summary>
    public static NeuronSide Pre { get; } = new("_pre", "presynaptic");

    /// <summary>The neuron that spikes go to.</summary>
    public static NeuronSide Post { get; } = new("_post", "postsynaptic");

    /// <summary>The neuron whose variable a name means; null when it means none.</summary>
    public static NeuronSide? Of(string name) => Pre.Has(name) ? Pre : Post.Has(name) ? Post : null;

    /// <summary>The name of the variable in the neuron's model.</summary>
    public string Strip(string name) => name[..^Suffix.Length];

    private bool Has(string name) => name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal);
}
