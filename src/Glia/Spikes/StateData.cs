using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Spikes;

/// <summary>Sampled variables of chosen neurons.</summary>
public sealed class StateData
{
    private readonly ImmutableArray<double> _values;

    /// <summary>Samples as they were recorded.</summary>
    /// <param name="population">Who was observed.</param>
    /// <param name="grid">Grid of the stamps.</param>
    /// <param name="variables">Names of the variables.</param>
    /// <param name="steps">Stamps in steps: a sample is the state at the end of the step that reaches it. Shape [samples].</param>
    /// <param name="values">Values in ms, mV, pA, pF, nS. Shape [samples, neurons, variables], row-major.</param>
    /// <exception cref="ArgumentException">The number of values is not samples × neurons × variables.</exception>
    public StateData(ObservedPopulation population, TimeGrid grid, ImmutableArray<string> variables, ImmutableArray<long> steps, ImmutableArray<double> values)
    {
        if (values.Length != (long)steps.Length * population.Count * variables.Length)
            throw new ArgumentException($"{values.Length} values are not {steps.Length} samples of {population.Count} neurons and {variables.Length} variables.", nameof(values));
        (Population, Grid, Variables, Steps, _values) = (population, grid, variables, steps, values);
    }

    /// <summary>Who was observed.</summary>
    public ObservedPopulation Population { get; }

    /// <summary>Grid of the stamps.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Names of the variables.</summary>
    public ImmutableArray<string> Variables { get; }

    /// <summary>Stamps in steps. Shape [samples].</summary>
    public ImmutableArray<long> Steps { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Steps.Length;

    /// <summary>All values. Shape [samples, neurons, variables], row-major.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan();

    /// <summary>One value.</summary>
    /// <param name="sample">Which sample.</param>
    /// <param name="position">Position among the observed neurons.</param>
    /// <param name="variable">Position among the variables.</param>
    public double this[int sample, int position, int variable] =>
        _values[(sample * Population.Count + position) * Variables.Length + variable];

    /// <summary>Times of the samples in ms. Shape [samples].</summary>
    public double[] Times_ms()
    {
        double[] times = new double[Count];
        for (int i = 0; i < times.Length; i++) times[i] = Grid.Milliseconds(Steps[i]);
        return times;
    }

    /// <summary>One variable of one neuron. Shape [samples].</summary>
    /// <exception cref="GliaException">The neuron or the variable was not recorded.</exception>
    public double[] Trace(int neuron, string variable)
    {
        int position = Population.PositionOf(neuron), index = Variables.IndexOf(variable);
        if (position < 0) throw new GliaException($"states of '{Population.Name}'", $"neuron {neuron} was not recorded. Name it in the recorder's neurons.");
        if (index < 0)
            throw new GliaException($"states of '{Population.Name}'",
                $"'{variable}' was not recorded; recorded: {string.Join(", ", Variables)}.{Suggestion.For(variable, Variables)}");
        double[] trace = new double[Count];
        for (int i = 0; i < trace.Length; i++) trace[i] = this[i, position, index];
        return trace;
    }
}
