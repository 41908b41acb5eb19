using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using R = Glia.Gallery.Microcircuit.MicrocircuitReference;

namespace Glia.Gallery.Microcircuit;

/// <summary>Sets measured activity beside the published one, as far as the two can be compared.</summary>
internal static class MicrocircuitComparison
{
    /// <summary>Windows of the published CV; a neuron's CV depends on how long it was watched.</summary>
    public const double VariationWindow_ms = 3000;

    public static IEnumerable<Comparison> Of(ImmutableArray<CircuitMeasures> measures, double window_ms, double scale, Background background)
    {
        double tolerance = Math.Max(scale < 1 ? Downscaling.RateTolerance : 0, R.RateTolerance(window_ms, background));
        for (int i = 0; i < measures.Length; i++)
            yield return Comparison.Within(measures[i].Population, "rate", "Hz", measures[i].Rate_Hz, R.Rates_Hz[i], tolerance, R.RateSource);
        if (scale < 1 || window_ms < VariationWindow_ms) yield break;
        for (int i = 0; i < measures.Length; i++)
            yield return new Comparison(measures[i].Population, "CV of ISI", "", measures[i].Variation, R.Variation[i], R.VariationLow, R.VariationHigh, R.VariationSource);
        if (background != Background.Poisson) yield break;
        for (int i = 0; i < measures.Length; i++)
            yield return new Comparison(measures[i].Population, "correlation", "", measures[i].Correlation, R.Correlation[i],
                R.Correlation[i] - R.CorrelationTolerance(i), R.Correlation[i] + R.CorrelationTolerance(i), R.CorrelationSource);
    }

    /// <summary>What was left out of the comparison, and why.</summary>
    public static IEnumerable<string> Notes(double window_ms, double scale)
    {
        if (scale < 1)
            yield return "A reduced network is an approximation: rates are accepted within 25 %, CV and correlation, which depend on the size, are not compared.";
        else if (window_ms < VariationWindow_ms)
            yield return "CV and correlation are compared for windows of 3 s and more (--duration 3s); shorter windows favour regular neurons.";
    }
}
