using System.Collections.Immutable;

namespace Glia.Tests.Synapses;

/// <summary>Built-in models transmit what NEST 3.10 transmitted.</summary>
public sealed class RecordedSynapseTests
{
    public static TheoryData<string> LongTerm => [.. s_longTerm.Keys];

    private static readonly ImmutableSortedDictionary<string, (Trial Trial, ImmutableArray<double> Recorded)> s_longTerm =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, (Trial, ImmutableArray<double>)>
        {
            ["stdp_synapse"] = (new Trial("stdp_synapse"), RecordedSynapses.Stdp),
            ["stdp_multiplicative"] = (new Trial("stdp_multiplicative") { Parameters = [("alpha", 1)] }, RecordedSynapses.Stdp),
            ["stdp_synapse of mixed powers"] = (new Trial("stdp_synapse")
            {
                Parameters = [("lambda", 0.02), ("alpha", 0.8), ("mu_plus", 0.4), ("mu_minus", 0.6), ("tau_plus", 16.8), ("tau_minus", 33.7)],
            }, RecordedSynapses.StdpMixed),
            ["stdp_additive"] = (new Trial("stdp_additive") { Delay = 30, Parameters = [("tau_minus", 30)] }, RecordedSynapses.StdpAdditive),
            ["stdp_synapse without powers"] = (new Trial("stdp_synapse")
            {
                Delay = 30, Parameters = [("alpha", 1.05), ("mu_plus", 0), ("mu_minus", 0), ("tau_minus", 30)],
            }, RecordedSynapses.StdpAdditive),
            ["stdp_pl_synapse_hom"] = (new Trial("stdp_pl_synapse_hom") { Parameters = [("alpha", 0.0513), ("tau_plus", 15), ("tau_minus", 30)] }, RecordedSynapses.StdpPowerLaw),
            ["stdp_triplet_synapse"] = (new Trial("stdp_triplet_synapse") { Delay = 30 }, RecordedSynapses.StdpTriplet),
            ["vogels_sprekeler_synapse"] = (new Trial("vogels_sprekeler_synapse") { Parameters = [("eta", 1), ("Wmax", 100)] }, RecordedSynapses.VogelsSprekeler),
        });

    [Theory, MemberData(nameof(LongTerm))]
    public void Weights_are_those_of_the_recording(string name)
    {
        (Trial trial, ImmutableArray<double> recorded) = s_longTerm[name];
        AssertClose(recorded, trial.Transmitted(RecordedSynapses.Pre, RecordedSynapses.Post));
    }

    [Fact]
    public void Depressing_amplitudes_are_those_of_the_recording()
    {
        AssertClose(RecordedSynapses.Tsodyks2Depressing, new Trial("tsodyks2_synapse") { Weight = 250 }.Transmitted(RecordedSynapses.Regular, []));
        AssertClose(RecordedSynapses.TsodyksDepressing, new Trial("tsodyks_synapse") { Weight = 250, Initial = [("u", 0.5)] }.Transmitted(RecordedSynapses.Regular, []));
    }

    [Fact]
    public void Facilitating_amplitudes_are_those_of_the_recording()
    {
        ImmutableArray<(string, double)> parameters = [("U", 0.05), ("tau_rec", 130), ("tau_fac", 1000)];
        AssertClose(RecordedSynapses.Tsodyks2Facilitating, new Trial("tsodyks2_synapse") { Weight = 250, Parameters = parameters }.Transmitted(RecordedSynapses.Regular, []));
        AssertClose(RecordedSynapses.TsodyksFacilitating,
            new Trial("tsodyks_synapse") { Weight = 250, Parameters = parameters, Initial = [("u", 0.05)] }.Transmitted(RecordedSynapses.Regular, []));
    }

    private static void AssertClose(ImmutableArray<double> recorded, double[] found)
    {
        Assert.Equal(recorded.Length, found.Length);
        // Amplitudes were read off as differences of a potential, so that their last digits are rounded.
        for (int k = 0; k < found.Length; k++) Assert.Equal(recorded[k], found[k], 1e-8);
    }
}
