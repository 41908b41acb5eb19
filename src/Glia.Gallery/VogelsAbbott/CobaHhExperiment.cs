using Glia.Gallery.Circuits;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>Benchmark 3 of Brette et al. (2007): Hodgkin-Huxley neurons, conductance-based synapses.</summary>
public sealed record CobaHhExperiment : BenchmarkExperiment
{
    /// <inheritdoc/>
    public override string Name => "cobahh";

    /// <inheritdoc/>
    public override string Summary => "4,000 Hodgkin-Huxley neurons with conductance-based synapses (benchmark 3 of Brette et al. 2007)";

    /// <inheritdoc/>
    public override string Description =>
        """
        3,200 excitatory and 800 inhibitory neurons with the channels of Traub and Miles, any two connected with probability 2 %; equations, parameters
        and initial values as in Brian 2's example COBAHH, in which spikes arrive at once; here they arrive one time step later.
        """;

    /// <inheritdoc/>
    protected override string Title => "COBAHH: Hodgkin-Huxley neurons";

    /// <inheritdoc/>
    protected override (double Rate_Hz, double Tolerance, string Source) Expected =>
        (37.7, 0.17, "plain loop in C over the same equations, 12 networks: 37.7 Hz, s.d. 2.1");

    /// <inheritdoc/>
    public override Circuit Describe() => CobaHhNetwork.Describe(Scale, Seed, TraceInterval);
}
