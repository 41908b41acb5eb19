using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Spikes;

/// <summary>Sampled variables of chosen synapses.</summary>
public sealed class SynapseData
{
    private readonly ImmutableArray<double> _values;

    /// <summary>Samples as they were recorded.</summary>
    /// <param name="synapses">Which synapses were observed.</param>
    /// <param name="grid">Grid of the stamps.</param>
    /// <param name="variables">Names of the variables.</param>
    /// <param name="steps">Stamps in steps: a sample is the state at the end of the step that reaches it. Shape [samples].</param>
    /// <param name="values">Values in internal units. Shape [samples, synapses, variables], row-major.</param>
    /// <exception cref="ArgumentException">The number of values is not samples × synapses × variables.</exception>
    public SynapseData(ObservedSynapses synapses, TimeGrid grid, ImmutableArray<string> variables, ImmutableArray<long> steps, ImmutableArray<double> values)
    {
        if (values.Length != (long)steps.Length * synapses.Count * variables.Length)
            throw new ArgumentException($"{values.Length} values are not {steps.Length} samples of {synapses.Count} synapses and {variables.Length} variables.", nameof(values));
        (Synapses, Grid, Variables, Steps, _values) = (synapses, grid, variables, steps, values);
    }

    /// <summary>Which synapses were observed.</summary>
    public ObservedSynapses Synapses { get; }

    /// <summary>Grid of the stamps.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Names of the variables.</summary>
    public ImmutableArray<string> Variables { get; }

    /// <summary>Stamps in steps. Shape [samples].</summary>
    public ImmutableArray<long> Steps { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Steps.Length;

    /// <summary>All values. Shape [samples, synapses, variables], row-major.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>One value.</summary>
    /// <param name="sample">Which sample.</param>
    /// <param name="position">Position among the observed synapses.</param>
    /// <param name="variable">Position among the variables.</param>
    public double this[int sample, int position, int variable] =>
        _values[(sample * Synapses.Count + position) * Variables.Length + variable];

    /// <summary>Times of the samples in ms. Shape [samples].</summary>
    public double[] Times_ms()
    {
        double[] times = new double[Count];
        for (int i = 0; i < times.Length; i++) times[i] = Grid.Milliseconds(Steps[i]);
        return times;
    }

    /// <summary>One variable of one synapse. Shape [samples].</summary>
    /// <exception cref="GliaException">The synapse or the variable was not recorded.</exception>
    public double[] Trace(int synapse, string variable)
    {
        int position = Synapses.PositionOf(synapse), index = IndexOf(variable);
        if (position < 0) throw new GliaException($"synapses of '{Synapses.Projection}'", $"synapse {synapse} was not recorded. Name it in the recorder's synapses.");
        double[] trace = new double[Count];
        for (int i = 0; i < trace.Length; i++) trace[i] = this[i, position, index];
        return trace;
    }

    /// <summary>One variable of all observed synapses in one sample. Shape [synapses].</summary>
    /// <exception cref="GliaException">The variable was not recorded.</exception>
    public double[] Sample(int sample, string variable)
    {
        int index = IndexOf(variable);
        double[] values = new double[Synapses.Count];
        for (int position = 0; position < values.Length; position++) values[position] = this[sample, position, index];
        return values;
    }

    private int IndexOf(string variable) => Variables.IndexOf(variable) is >= 0 and var index
        ? index
        : throw new GliaException($"synapses of '{Synapses.Projection}'", $"'{variable}' was not recorded; recorded: {string.Join(", ", Variables)}.{Suggestion.For(variable, Variables)}");
}
