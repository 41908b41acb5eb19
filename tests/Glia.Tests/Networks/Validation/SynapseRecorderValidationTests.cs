using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class SynapseRecorderValidationTests : ValidationFixture
{
    private static readonly Population s_neurons = new() { Name = "E", Size = 4, Model = ModelLibrary.Get("iaf_psc_exp") };
    private static readonly Projection s_plastic = Project(s_neurons, s_neurons) with { Synapse = SynapseLibrary.Get("stdp_synapse") };

    [Fact]
    public void Sound_recorder_has_no_findings() => AssertNothing(With(s_neurons, s_plastic, Recorder("w", "K_plus", "K_minus") with { Synapses = [15, 0], Every = 10 }));

    [Fact]
    public void Variables_are_those_of_the_synapse_model()
    {
        AssertRefused("recorder 'r', variables: names 'K_plu', which the synapse model 'stdp_synapse' does not keep. Did you mean 'K_plus'?", Recorder("K_plu"));
        AssertRefused("recorder 'r', variables: names 'lambda', a parameter of the synapse model 'stdp_synapse', which has one value that does not change. Record variables: 'w', 'K_plus', 'K_minus'.", Recorder("lambda"));
        AssertRefused("recorder 'r', variables: names 'w' twice. Name each variable once.", Recorder("w", "w"));
        AssertRefused("recorder 'r', variables: is empty. Name at least one variable of 'w', 'K_plus', 'K_minus'.", Recorder());
        Projection rewarded = s_plastic with
        {
            Weight = 2 * pA, Synapse = SynapseLibrary.Get("rstdp"), Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new StreamModulator((_, _) => 0)),
        };
        AssertError("recorder 'r', variables: names 'dopamine', a modulator of the synapse model 'rstdp'. Record the population that it comes from.",
            s_neurons, rewarded, Recorder("dopamine") with { Projection = rewarded });
    }

    [Fact]
    public void Indexes_are_those_of_synapses()
    {
        AssertRefused("recorder 'r', synapses: names the synapse 16, but 'wires' has the synapses 0 to 15. Correct the index.", Recorder("w") with { Synapses = [3, 16] });
        AssertRefused("recorder 'r', synapses: names the synapse -1, but indexes begin at 0. Correct the index.", Recorder("w") with { Synapses = [-1] });
        AssertRefused("recorder 'r', synapses: names the synapse 3 twice. Name each synapse once.", Recorder("w") with { Synapses = [3, 3] });
        AssertRefused("recorder 'r', synapses: is not initialised. Give indexes, or an empty list for all synapses.", Recorder("w") with { Synapses = default });
        AssertRefused("recorder 'r', every: is 0 steps, but samples are at least one step apart. Give 1 or more.", Recorder("w") with { Every = 0 });
    }

    [Fact]
    public void Projection_is_in_the_network_and_its_synapses_change()
    {
        AssertError("recorder 'r': observes the projection 'wires', which is not in this network. Use the one that Add returned.", s_neurons, Recorder("w"));
        Projection plain = Project(s_neurons, s_neurons), still = s_plastic with { Synapse = SynapseLibrary.Get("static_synapse") };
        AssertError("recorder 'r': observes the projection 'wires', whose synapses are static: their weights never change. Give it a synapse model, or read the weights once with GetSynapses.",
            s_neurons, plain, Recorder("w") with { Projection = plain });
        AssertError("recorder 'r': observes the projection 'wires', whose synapse model 'static_synapse' changes nothing. Read the weights once with GetSynapses.",
            s_neurons, still, Recorder("w") with { Projection = still });
        var growth = new LinearGrowth(1 * Hz, 5 * Hz);
        Projection changing = plain with { Structure = new StructuralPlasticity { Axonal = growth, Dendritic = growth } };
        AssertError("recorder 'r': observes the projection 'wires', whose synapses come and go, so that none can be followed by its index. Read them between runs with GetSynapses.",
            s_neurons, changing, Recorder("w") with { Projection = changing });
    }

    [Fact]
    public void Recordings_in_memory_grow_with_synapses_and_samples()
    {
        StoragePlan plan = new() { Threads = 1, Duration = 1 * s };
        Assert.Equal(1000 * 16 * 2 * 8, MemoryEstimate.Of(With(s_neurons, s_plastic, Recorder("w", "K_plus") with { Every = 10 }), plan).RecordingBytes, 1.0);
        Assert.Equal(1000 * 3 * 8, MemoryEstimate.Of(With(s_neurons, s_plastic, Recorder("w") with { Every = 10, Synapses = [1, 2, 3] }), plan).RecordingBytes, 1.0);
    }

    private static void AssertRefused(string message, SynapseRecorder recorder) => AssertError(message, s_neurons, s_plastic, recorder);

    private static SynapseRecorder Recorder(params string[] variables) => new() { Name = "r", Projection = s_plastic, Variables = [.. variables] };
}
