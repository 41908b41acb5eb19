namespace Glia.Tests.BuiltIn.Reference;

/// <summary>
/// A neuron written by hand, step by step, as its published update rule and NEST's documentation of the schedule say: an oracle that shares no code
/// with the equation compiler.
/// </summary>
internal abstract class ReferenceNeuron(IReadOnlyDictionary<string, double> parameters, double dt)
{
    protected double Dt { get; } = dt;

    /// <summary>Steps of refractoriness left.</summary>
    protected int Refractory { get; set; }

    /// <summary>Current value of a recordable variable.</summary>
    public abstract double this[string variable] { get; }

    /// <summary>Advances by one step.</summary>
    /// <param name="arrivals">Sums of weights that arrive at the end of the step, by receptor.</param>
    /// <param name="current">Injected current in force during the step, pA.</param>
    /// <returns>Number of spikes, stamped with the end of the step.</returns>
    public abstract int Step(ReadOnlySpan<double> arrivals, double current);

    /// <summary>Value of a parameter in internal units.</summary>
    protected double P(string name) => parameters[name];

    /// <summary>A duration in whole steps, rounded up as NEST does after rounding to its microsecond clock.</summary>
    protected int Steps(double duration_ms)
    {
        long tics = (long)Math.Floor(duration_ms * 1000 + 0.5);
        long ticsPerStep = (long)Math.Round(Dt * 1000);
        return (int)((tics + ticsPerStep - 1) / ticsPerStep);
    }

    /// <summary>∫₀ʰ exp(−(h−s)/τ_m) exp(−s/τ_s) ds / C: what a unit exponential current adds to the potential in h.</summary>
    protected static double ExponentialResponse(double tauSyn, double tauM, double c, double h)
    {
        double difference = 1 / tauSyn - 1 / tauM;
        double growth = Math.Abs(difference * h) < 1e-7 ? h * (1 + difference * h / 2) : (Math.Exp(difference * h) - 1) / difference;
        return Math.Exp(-h / tauSyn) * growth / c;
    }

    /// <summary>The same for the current s·exp(−s/τ_s).</summary>
    protected static double AlphaResponse(double tauSyn, double tauM, double c, double h)
    {
        double difference = 1 / tauSyn - 1 / tauM;
        double x = difference * h;
        // ∫₀ʰ s exp(−d s) ds: the closed form cancels for small x = d h, where the series Σ (−x)ᵏ/(k! (k + 2)) h² is used.
        double integral = 0, term = h * h;
        for (int k = 0; k < 30 && Math.Abs(x) < 1; k++, term *= -x / k) integral += term / (k + 2);
        if (Math.Abs(x) >= 1) integral = (1 - (1 + x) * Math.Exp(-x)) / (difference * difference);
        return Math.Exp(-h / tauM) * integral / c;
    }
}
