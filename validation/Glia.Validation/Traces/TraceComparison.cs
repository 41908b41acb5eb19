using System.Collections.Immutable;

namespace Glia.Validation.Traces;

/// <summary>How far a simulated neuron is from its recording.</summary>
/// <param name="Trace">Name of the recording.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Bound">What counts as agreement.</param>
/// <param name="Variables">Deviations by variable, in the order of their names.</param>
/// <param name="Spikes">Agreement of the spikes.</param>
/// <param name="Seconds">Wall time of building and running.</param>
public sealed record TraceComparison(
    string Trace, string Model, TraceBound Bound, ImmutableArray<VariableDeviation> Variables, SpikeAgreement Spikes, double Seconds)
{
    /// <summary>Whether everything is within the bound.</summary>
    public bool Passed => Spikes.Within(Bound) && Variables.All(deviation => deviation.Relative <= Bound.Relative);
}

/// <summary>Deviation of one variable over all samples.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Absolute">Largest |simulated − recorded|, in the unit.</param>
/// <param name="Relative">That, relative to the largest |recorded|; 0 when both are 0 throughout.</param>
/// <param name="Time_ms">When it is largest.</param>
public sealed record VariableDeviation(string Variable, string Unit, double Absolute, double Relative, double Time_ms);

/// <summary>Agreement of spike times.</summary>
/// <param name="Recorded">Number of recorded spikes.</param>
/// <param name="Simulated">Number of simulated spikes.</param>
/// <param name="LargestDifference_steps">Largest difference of the k-th spike times, in steps; over the shorter of the two trains.</param>
public sealed record SpikeAgreement(int Recorded, int Simulated, int LargestDifference_steps)
{
    /// <summary>Whether there are as many spikes as recorded, none further off than allowed.</summary>
    public bool Within(TraceBound bound) => Recorded == Simulated && LargestDifference_steps <= bound.Steps;
}

/// <summary>What counts as agreement.</summary>
/// <param name="Relative">Largest deviation of a variable relative to its largest value.</param>
/// <param name="Steps">Largest difference of spike times, in steps.</param>
/// <param name="Reason">Why that much.</param>
public sealed record TraceBound(double Relative, int Steps, string Reason);
