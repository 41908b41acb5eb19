using Glia.Gallery.Circuits;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>Benchmark 2 of Brette et al. (2007): current-based synapses.</summary>
public sealed record CubaExperiment : BenchmarkExperiment
{
    /// <inheritdoc/>
    public override string Name => "cuba";

    /// <inheritdoc/>
    public override string Summary => "4,000 integrate-and-fire neurons with current-based synapses (benchmark 2 of Brette et al. 2007)";

    /// <inheritdoc/>
    public override string Description =>
        """
        3,200 excitatory and 800 inhibitory neurons, any two connected with probability 2 %, driven by nothing but a resting potential above threshold
        (-49 against -50 mV); equations and parameters as in Brian 2's example CUBA, in which spikes arrive at once; here they arrive one time step later.
        """;

    /// <inheritdoc/>
    protected override string Title => "CUBA: current-based synapses";

    /// <inheritdoc/>
    protected override (double Rate_Hz, double Tolerance, string Source) Expected =>
        (5.68, 0.1, "plain loop in C over the same equations, 12 networks: 5.68 Hz, s.d. 0.15");

    /// <inheritdoc/>
    public override Circuit Describe() => CubaNetwork.Describe(Scale, Seed, TraceInterval);
}
