using Glia.Quantities;
using P = Glia.Gallery.Microcircuit.MicrocircuitParameters;

namespace Glia.Gallery.Microcircuit;

/// <summary>How a smaller microcircuit is made that fires much like the full one.</summary>
/// <remarks>
/// Numbers of neurons are multiplied by the scale s, recurrent in-degrees by k = √s. Weights are divided by √k, which keeps the variance of the input, and a
/// constant current makes up for the mean that is lost: (1 − √k)·Σ w K ν τ_s over the full-scale in-degrees K and reference rates ν. The background stays as it is.
/// In between the two simple ways for a reason: with in-degrees kept, neurons of a small network share most of their input and their correlated
/// activity raises the rates (L2/3 E at s = 0.1: 1.5 instead of 0.9 Hz); with in-degrees scaled by s, recurrent amplification is lost (0.5 Hz). Either way correlations
/// change: results at a reduced scale are not those of the model (van Albada et al. 2015, PLoS Comput. Biol. 11:e1004490).
/// </remarks>
internal readonly record struct Downscaling(double Scale)
{
    /// <summary>Accepted relative difference of rates from the full-scale ones.</summary>
    public const double RateTolerance = 0.25;

    /// <summary>k.</summary>
    public double InDegreeFactor => Math.Sqrt(Scale);

    /// <summary>1/√k.</summary>
    public double WeightFactor => 1 / Math.Sqrt(InDegreeFactor);

    /// <summary>Neurons of a population.</summary>
    public long Size(long fullSize) => Math.Max(1, (long)Math.Round(fullSize * Scale));

    /// <summary>Synapses of a projection within the circuit, of which there are <paramref name="full"/> at full scale.</summary>
    public long Synapses(long full, long fullTargets) =>
        Math.Max(1, (long)Math.Round(InDegreeFactor * full * Size(fullTargets) / fullTargets));

    /// <summary>The current that makes up for the recurrent mean input lost with in-degrees; 0 at full scale.</summary>
    public Current Compensation(int target)
    {
        double meanPerWeight = 0;
        for (int source = 0; source < P.Populations.Length; source++)
        {
            double inDegree = (double)P.SynapseCount(P.ConnectionProbability[target][source], P.Sizes[source], P.Sizes[target]) / P.Sizes[target];
            meanPerWeight += inDegree * P.RelativeWeight(source, target) * MicrocircuitReference.Rates_Hz[source] / 1000;
        }

        double lost = 1 - Math.Sqrt(InDegreeFactor);
        return lost * meanPerWeight * P.SynapticTimeConstant.Milliseconds * P.PostsynapticCurrent(P.PostsynapticPotential);
    }
}
