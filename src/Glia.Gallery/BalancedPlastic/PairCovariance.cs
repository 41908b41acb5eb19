using Glia.Spikes;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>What spike correlations of connected neurons do to a symmetric rule of plasticity.</summary>
/// <remarks>
/// A pre- and a postsynaptic spike at distance s change the weight by η K(s), K(s) = exp(−|s|/τ), a presynaptic spike alone by −η α. On average, then,
/// dw/dt = η (2 τ r_pre r_post + C − α r_pre), with C = ∫ K(s) cov(s) ds. The weights rest where r_post = α/2τ − C/(2 τ r_pre): at the rate that the rule aims at,
/// ρ = α/2τ, only if the two neurons are uncorrelated. A strong inhibitory synapse makes its target silent after each of its spikes, so C is negative and the rate
/// settles above ρ.
/// </remarks>
/// <param name="Covariance_Hz">C, averaged over synapses.</param>
/// <param name="Presynaptic_Hz">r_pre, averaged over synapses.</param>
/// <param name="Postsynaptic_Hz">r_post, averaged over synapses with the weight r_pre, as the rule does it.</param>
internal readonly record struct PairCovariance(double Covariance_Hz, double Presynaptic_Hz, double Postsynaptic_Hz)
{
    /// <summary>The rate at which the weights rest.</summary>
    /// <param name="aim_Hz">ρ.</param>
    /// <param name="tau_ms">τ.</param>
    public double RestingRate_Hz(double aim_Hz, double tau_ms) => aim_Hz - Covariance_Hz / (2 * tau_ms / 1000 * Presynaptic_Hz);

    /// <summary>Measures connected pairs. Both recordings cover the same window and all neurons.</summary>
    /// <param name="pre">Spikes of the presynaptic population.</param>
    /// <param name="post">Spikes of the postsynaptic population.</param>
    /// <param name="sources">Presynaptic neuron of each synapse.</param>
    /// <param name="targets">Postsynaptic neuron of each synapse.</param>
    /// <param name="tau_ms">τ.</param>
    public static PairCovariance Of(SpikeData pre, SpikeData post, IReadOnlyList<int> sources, IReadOnlyList<int> targets, double tau_ms)
    {
        double duration_s = pre.Window.Duration.Milliseconds / 1000, decay = pre.Window.Grid.Step.Milliseconds / tau_ms;
        double covariance = 0, presynaptic = 0, product = 0;
        for (int synapse = 0; synapse < sources.Count; synapse++)
        {
            ReadOnlySpan<long> a = pre.StepsAt(sources[synapse]), b = post.StepsAt(targets[synapse]);
            double rates = a.Length / duration_s * (b.Length / duration_s);
            covariance += Coincidences(a, b, decay) / duration_s - 2 * tau_ms / 1000 * rates;
            presynaptic += a.Length / duration_s;
            product += rates;
        }

        return new PairCovariance(covariance / sources.Count, presynaptic / sources.Count, product / presynaptic);
    }

    /// <summary>Σ K(s) over all pairs of spikes, by one pass with two traces; spikes of the same step count once, with K = 1.</summary>
    /// <param name="a">Stamps of one neuron, ascending.</param>
    /// <param name="b">Stamps of the other.</param>
    /// <param name="decay">dt/τ.</param>
    internal static double Coincidences(ReadOnlySpan<long> a, ReadOnlySpan<long> b, double decay)
    {
        double sum = 0, traceA = 0, traceB = 0;
        long now = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            bool first = j == b.Length || i < a.Length && a[i] <= b[j];
            long stamp = first ? a[i] : b[j];
            double factor = Math.Exp(-(stamp - now) * decay);
            (traceA, traceB, now) = (traceA * factor, traceB * factor, stamp);
            sum += first ? traceB : traceA;
            if (first) (traceA, i) = (traceA + 1, i + 1);
            else (traceB, j) = (traceB + 1, j + 1);
        }

        return sum;
    }
}
