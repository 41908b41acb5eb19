namespace Glia.Models;

/// <summary>A port for weighted spikes: what arrival does to the neuron, written in the language.</summary>
/// <param name="Name">Name, for example <c>excitatory</c>.</param>
/// <param name="OnArrival">Statements over the model's variables and <c>w</c>, the sum of the weights that arrive: <c>I_syn_ex += w</c>. Must be linear in <c>w</c>.</param>
/// <param name="Unit">Unit of the weights: <c>pA</c>, <c>nS</c>, <c>mV</c>, <c>1</c>.</param>
public sealed record Receptor(string Name, string OnArrival, string Unit)
{
    /// <summary>Which weights come here: <c>any</c>, <c>positive</c> or <c>negative</c>.</summary>
    public string Weights { get; init; } = "any";

    /// <summary>Arrivals are lost while the neuron is refractory.</summary>
    public bool UnlessRefractory { get; init; }
}
