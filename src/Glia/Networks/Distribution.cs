using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>A distribution of weights, delays, parameters or initial values.</summary>
public abstract record Distribution
{
    /// <summary>Lower bound; null for none.</summary>
    public Quantity? Low { get; init; }

    /// <summary>Upper bound; null for none.</summary>
    public Quantity? High { get; init; }

    /// <summary>What happens to a value outside the bounds.</summary>
    public OutOfBounds Bounds { get; init; } = OutOfBounds.Clip;

    /// <summary>Dimension of the values.</summary>
    public abstract Dimension Dimension { get; }

    /// <summary>A constant.</summary>
    public static implicit operator Distribution(Quantity value) => new ConstantDistribution(value);

    /// <summary>A constant pure number.</summary>
    public static implicit operator Distribution(double value) => new ConstantDistribution(value);

    /// <summary>A constant time.</summary>
    public static implicit operator Distribution(Time value) => new ConstantDistribution(value);

    /// <summary>A constant current.</summary>
    public static implicit operator Distribution(Current value) => new ConstantDistribution(value);

    /// <summary>A constant voltage.</summary>
    public static implicit operator Distribution(Voltage value) => new ConstantDistribution(value);

    /// <summary>A constant conductance.</summary>
    public static implicit operator Distribution(Conductance value) => new ConstantDistribution(value);

    /// <summary>A constant capacitance.</summary>
    public static implicit operator Distribution(Capacitance value) => new ConstantDistribution(value);

    /// <summary>A constant resistance.</summary>
    public static implicit operator Distribution(Resistance value) => new ConstantDistribution(value);

    /// <summary>A constant rate.</summary>
    public static implicit operator Distribution(Frequency value) => new ConstantDistribution(value);

    /// <summary>A constant length.</summary>
    public static implicit operator Distribution(Length value) => new ConstantDistribution(value);

    /// <summary>A constant charge.</summary>
    public static implicit operator Distribution(Charge value) => new ConstantDistribution(value);
}

/// <summary>What happens to a drawn value outside its bounds.</summary>
public enum OutOfBounds
{
    /// <summary>It becomes the bound.</summary>
    Clip,

    /// <summary>It is drawn again (a truncated distribution).</summary>
    Redraw,
}

/// <summary>One value.</summary>
public sealed record ConstantDistribution(Quantity Value) : Distribution
{
    /// <inheritdoc/>
    public override Dimension Dimension => Value.Dimension;
}

/// <summary>Uniform in [From, To).</summary>
public sealed record UniformDistribution(Quantity From, Quantity To) : Distribution
{
    /// <inheritdoc/>
    public override Dimension Dimension => From.Dimension;
}

/// <summary>Normal.</summary>
public sealed record NormalDistribution(Quantity Mean, Quantity StandardDeviation) : Distribution
{
    /// <inheritdoc/>
    public override Dimension Dimension => Mean.Dimension;
}

/// <summary>Lognormal: unit·exp(N(Mu, Sigma)).</summary>
/// <param name="Mu">Mean of the logarithm.</param>
/// <param name="Sigma">Standard deviation of the logarithm.</param>
/// <param name="Unit">The quantity that is multiplied.</param>
public sealed record LognormalDistribution(double Mu, double Sigma, Quantity Unit) : Distribution
{
    /// <inheritdoc/>
    public override Dimension Dimension => Unit.Dimension;
}

/// <summary>Given values, one per neuron or synapse, in internal units.</summary>
public sealed record ArrayDistribution(ImmutableArray<double> Values, Dimension ValueDimension) : Distribution
{
    /// <inheritdoc/>
    public override Dimension Dimension => ValueDimension;
}
