using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>The value of a parameter or initial value of a population.</summary>
public abstract record ParameterValue
{
    /// <summary>One value for all.</summary>
    public static implicit operator ParameterValue(Quantity value) => new DistributedValue(new ConstantDistribution(value));

    /// <summary>One pure number for all.</summary>
    public static implicit operator ParameterValue(double value) => new DistributedValue(new ConstantDistribution(value));

    /// <summary>One truth for all, of a parameter declared as <c>boolean</c>: 1 or 0.</summary>
    public static implicit operator ParameterValue(bool value) => value ? 1.0 : 0.0;

    /// <summary>Drawn per neuron.</summary>
    public static implicit operator ParameterValue(Distribution distribution) => new DistributedValue(distribution);

    /// <summary>One time for all.</summary>
    public static implicit operator ParameterValue(Time value) => (Quantity)value;

    /// <summary>One voltage for all.</summary>
    public static implicit operator ParameterValue(Voltage value) => (Quantity)value;

    /// <summary>One current for all.</summary>
    public static implicit operator ParameterValue(Current value) => (Quantity)value;

    /// <summary>One capacitance for all.</summary>
    public static implicit operator ParameterValue(Capacitance value) => (Quantity)value;

    /// <summary>One conductance for all.</summary>
    public static implicit operator ParameterValue(Conductance value) => (Quantity)value;

    /// <summary>One resistance for all.</summary>
    public static implicit operator ParameterValue(Resistance value) => (Quantity)value;

    /// <summary>One rate for all.</summary>
    public static implicit operator ParameterValue(Frequency value) => (Quantity)value;

    /// <summary>One length for all.</summary>
    public static implicit operator ParameterValue(Length value) => (Quantity)value;

    /// <summary>One charge for all.</summary>
    public static implicit operator ParameterValue(Charge value) => (Quantity)value;
}

/// <summary>Drawn for each neuron from a distribution (constant and array included).</summary>
public sealed record DistributedValue(Distribution Distribution) : ParameterValue;

/// <summary>A schedule for a <c>timed</c> parameter: from each time on, the value beside it; before the first time, 0.</summary>
public sealed record ScheduledValue(ImmutableArray<Time> Times, ImmutableArray<Quantity> Values) : ParameterValue;

/// <summary>Event times for an <c>events</c> parameter: one list for all neurons, or one list per neuron.</summary>
public sealed record EventTimes(ImmutableArray<ImmutableArray<Time>> Lists) : ParameterValue;
