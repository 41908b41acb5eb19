using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.SpikeTrains;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>What the network did.</summary>
internal sealed record BalancedPlasticOutcome
{
    private const string Plain = "plain loop in C over the same equations, 4 networks: 3.82 Hz, s.d. 0.05",
        Rule = "the rule's own fixed point with the covariance measured in this run, ρ - C/(2 τ r_pre)", Irregular = "Vogels et al. 2011: irregular, about 1; band set here",
        Asynchronous = "asynchronous; band set here", Silent = "Vogels et al. 2011: not told from the background; band set here",
        Recalled = "Vogels et al. 2011: recalled by a quarter of it; band set here", Fading = "Vogels et al. 2011: fades when the cue ends; band set here";

    private const double PlainRate_Hz = 3.82;

    public required BalancedPlasticProtocol Protocol { get; init; }

    /// <summary>The whole run.</summary>
    public required CircuitRecording Recording { get; init; }

    /// <summary>Rate of the excitatory neurons without plasticity.</summary>
    public required double RateBefore_Hz { get; init; }

    /// <summary>Measures of each population with weights at rest, in the order of the recording.</summary>
    public required ImmutableArray<CircuitMeasures> AtRest { get; init; }

    /// <summary>Correlations of connected pairs with weights at rest.</summary>
    public required PairCovariance Covariance { get; init; }

    /// <summary>Plastic weights at rest, nS.</summary>
    public required ImmutableArray<double> Weights_nS { get; init; }

    /// <summary>Rates of the assembly's neurons that the cue does not reach.</summary>
    public required AssemblyRates Assembly { get; init; }

    /// <summary>Measures a run that came to its end.</summary>
    /// <param name="protocol">What was done.</param>
    /// <param name="recording">What was observed.</param>
    /// <param name="synapses">Plastic synapses onto the excitatory neurons outside the assembly, read with weights at rest.</param>
    public static BalancedPlasticOutcome Of(BalancedPlasticProtocol protocol, CircuitRecording recording, PlasticWeights synapses)
    {
        SpikeData assembly = recording.Spikes[0], excitatory = recording.Spikes[1], inhibitory = recording.Spikes[2];
        (Time from, Time to) = protocol.AtRest;
        return new BalancedPlasticOutcome
        {
            Protocol = protocol,
            Recording = recording,
            RateBefore_Hz = Rates.Mean_Hz(excitatory.Between(BalancedPlasticProtocol.Before.From, BalancedPlasticProtocol.Before.To)),
            AtRest = [.. recording.Spikes.Select(spikes => CircuitMeasures.Of(spikes.Between(from, to)))],
            Covariance = PairCovariance.Of(
                inhibitory.Between(from, to), excitatory.Between(from, to), synapses.Sources, synapses.Targets, BalancedPlasticNetwork.TraceTimeConstant.Milliseconds),
            Weights_nS = [.. synapses.Weights_nS],
            Assembly = AssemblyRates.Of(protocol, assembly, excitatory),
        };
    }

    /// <summary>Comparisons; those with recorded numbers only for the network that they were recorded of.</summary>
    /// <param name="target_Hz">The rate that the rule aims at.</param>
    /// <param name="isOriginal">Whether sizes and target are those of the original.</param>
    public IEnumerable<Comparison> Compare(double target_Hz, bool isOriginal)
    {
        CircuitMeasures excitatory = AtRest[1];
        if (isOriginal) yield return Comparison.Within("E", "rate", "Hz", excitatory.Rate_Hz, PlainRate_Hz, 0.1, Plain);
        yield return Comparison.Within("E", "rate, by the rule", "Hz", Covariance.Postsynaptic_Hz, RestingRate_Hz(target_Hz), 0.05, Rule);
        yield return Comparison.Between("E", "CV of ISI", "", excitatory.Variation, 0.8, 1.2, Irregular);
        yield return Comparison.Between("E", "correlation", "", excitatory.Correlation, -0.02, 0.02, Asynchronous);
        yield return Comparison.Between("assembly", "rate over the others, stored", "", Assembly.Background_Hz / Assembly.Others_Hz, 0.7, 1.3, Silent);
        yield return Comparison.Between("assembly", "rate over that before, cued", "", Assembly.Cued_Hz / Assembly.Background_Hz, 3, double.PositiveInfinity, Recalled);
        yield return Comparison.Between("assembly", "rate over that before, after the cue", "", Assembly.After_Hz / Assembly.Background_Hz, 0, 1.3, Fading);
    }

    /// <summary>Why the rate is what it is.</summary>
    public string Explanation(double target_Hz) => string.Create(CultureInfo.InvariantCulture,
        $"""
        The rule aims at {target_Hz:0.##} Hz, which it would reach if connected neurons fired independently (the band of 3 ± 0.5 Hz that is often quoted is this estimate). Few strong
        inhibitory synapses make a target silent after their spikes: the covariance of connected pairs within 20 ms is C = {Covariance.Covariance_Hz:0.000} Hz at
        r_pre = {Covariance.Presynaptic_Hz:0.00} Hz, and the weights rest at ρ - C/(2 τ r_pre) = {RestingRate_Hz(target_Hz):0.00} Hz. With five times as many inputs of a fifth of the strength
        the plain loop settles at 3.3 Hz.
        """).ReplaceLineEndings(" ");

    private double RestingRate_Hz(double target_Hz) => Covariance.RestingRate_Hz(target_Hz, BalancedPlasticNetwork.TraceTimeConstant.Milliseconds);
}

/// <summary>Plastic synapses as they were read.</summary>
/// <param name="Sources">Presynaptic neurons.</param>
/// <param name="Targets">Postsynaptic neurons.</param>
/// <param name="Weights_nS">Weights.</param>
internal sealed record PlasticWeights(IReadOnlyList<int> Sources, IReadOnlyList<int> Targets, IReadOnlyList<double> Weights_nS);

/// <summary>Rates of those neurons of the assembly that the cue does not reach.</summary>
/// <param name="Unbalanced_Hz">Right after storing.</param>
/// <param name="Background_Hz">Before the cue.</param>
/// <param name="Others_Hz">Of the excitatory neurons outside the assembly, before the cue.</param>
/// <param name="Cued_Hz">During the cue.</param>
/// <param name="After_Hz">From 200 ms after the cue on.</param>
internal sealed record AssemblyRates(double Unbalanced_Hz, double Background_Hz, double Others_Hz, double Cued_Hz, double After_Hz)
{
    public static AssemblyRates Of(BalancedPlasticProtocol protocol, SpikeData assembly, SpikeData others)
    {
        int cued = BalancedPlasticNetwork.Cued(assembly.Population.Count);
        double Uncued((Time From, Time To) window) => Rates.PerNeuron_Hz(assembly.Between(window.From, window.To)).Skip(cued).Average();
        return new AssemblyRates(
            Uncued(protocol.Unbalanced), Uncued(protocol.Background), Rates.Mean_Hz(others.Between(protocol.Background.From, protocol.Background.To)),
            Uncued(protocol.Cued), Uncued(protocol.Decayed));
    }
}
