using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Files;

public sealed class PlasticProjectionTests
{
    private const string Text = """
        synapses:
          - name: gated
            equations: |
              w : weight
              dx/dt = -x/tau : 1
              c : 1
              gate : hertz (modulator)
              slow : volt (modulator)
              tau : second (constant)
            on_pre: |
              w += c*gate*(slow/slow)*tau*w*0
              x += 1
            on_post: c += x
            parameters: {tau: 20 ms}
        populations:
          E: {size: 4, model: iaf_psc_exp}
          source: {size: 4, model: poisson, parameters: {rate: 10 Hz}}
        projections:
          - {from: source, to: E, rule: all_to_all, weight: 20 pA, delay: 1 ms, synapse: stdp_synapse}
          - from: E
            to: E
            rule: all_to_all
            weight: {uniform: [1 pA, 2 pA]}
            delay: 1 ms
            synapse:
              model: gated
              delay: dendritic
              parameters: {tau: 10 ms}
              initial: {x: 0.5, c: {uniform: [0, 1]}}
              modulators:
                gate: {times: [0 ms, 10 ms], values: [1 Hz, 2 Hz]}
                slow: {population: E, variable: V_m, mean: true}
        record:
          - {synapses: E->E, variables: [w, x], indexes: [0..2, 9], every: 5}
          - {synapses: source->E, variables: w}
        """;

    [Fact]
    public void Synapses_of_a_projection_are_read()
    {
        Network network = NetworkFile.Parse(Text).Network;
        Projection first = network.Projections[0], second = network.Projections[1];
        Assert.Same(SynapseLibrary.Get("stdp_synapse"), first.Synapse);
        Assert.Equal(("gated", DelaySite.Dendritic), (second.Synapse!.Name, second.Synapse.Delay));
        Assert.Equal((ParameterValue)(10 * ms), second.Parameters["tau"]);
        Assert.Equal((ParameterValue)0.5, second.Initial["x"]);
        Assert.Equal(2, Assert.IsType<ScheduledModulator>(second.Modulators["gate"]).Values.Length);
        Assert.Equal(new PopulationModulator(network.Populations[0], "V_m", Mean: true), second.Modulators["slow"]);
    }

    [Fact]
    public void Written_network_is_read_as_the_same()
    {
        string written = NetworkFile.Write(NetworkFile.Parse(Text));
        Assert.Contains("synapse: stdp_synapse}", written.Replace(", autapses", "}", StringComparison.Ordinal), StringComparison.Ordinal);
        NetworkDocument again = NetworkFile.Parse(written);
        Assert.Equal(written, NetworkFile.Write(again));
        Assert.Equal(SynapseModelFile.Write(NetworkFile.Parse(Text).Network.Projections[1].Synapse!), SynapseModelFile.Write(again.Network.Projections[1].Synapse!));
    }

    [Fact]
    public void Recorders_of_synapses_are_read()
    {
        Network network = NetworkFile.Parse(Text).Network;
        SynapseRecorder some = Assert.IsType<SynapseRecorder>(network.Recorders[0]), all = Assert.IsType<SynapseRecorder>(network.Recorders[1]);
        Assert.Equal(("synapses-E-to-E", "synapses-source-to-E"), (some.Name, all.Name));
        Assert.Equal(network.Projections[1], some.Projection);
        Assert.Equal(["w", "x"], some.Variables.ToArray());
        Assert.Equal([0, 1, 2, 9], some.Synapses.ToArray());
        Assert.Equal((5, 1), (some.Every, all.Every));
        Assert.Empty(all.Synapses);
    }

    [Theory]
    [InlineData("{synapses: E->F, variables: w}", "recorder 'synapses-E-to-F', projection: is 'E->F', which is no projection. Did you mean 'E->E'?")]
    [InlineData("{synapses: E->E, variables: w, indexes: 0..16}", "recorder 'synapses-E-to-E-2', synapses: names the synapse 16, but 'E->E' has the synapses 0 to 15. Correct the index.")]
    [InlineData("{synapses: E->E, variables: w, indexes: 3..1}", "recorder 'synapses-E-to-E-2', synapses: is '3..1', expected a range such as 0..99, from the first synapse to the last.")]
    public void Faulty_recorders_of_synapses_are_reported_once(string entry, string message)
    {
        var problem = Assert.Throws<GliaException>(() => NetworkFile.Parse($"{Text}\n  - {entry}\n"));
        Assert.EndsWith(message, Assert.Single(problem.Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_in_files_of_their_own_are_found_beside_the_network()
    {
        string folder = Directory.CreateTempSubdirectory("glia").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "rule.yaml"), SynapseModelFile.Write(SynapseLibrary.Get("stdp_additive")));
            const string Network = """
                synapses: [{file: rule.yaml, name: mine}]
                populations: {E: {model: iaf_psc_exp}}
                projections: [{from: E, to: E, rule: all_to_all, weight: 1 pA, delay: 1 ms, synapse: mine}]
                """;
            Assert.Equal("mine", NetworkFile.Parse(Network, "network.yaml", folder).Network.Projections[0].Synapse!.Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Stream_cannot_be_written()
    {
        Network network = NetworkFile.Parse(Text).Network;
        Projection plastic = network.Projections[1];
        var other = new Network();
        foreach (Population population in network.Populations) other.Add(population);
        other.Add(plastic with { Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("gate", new StreamModulator((_, _) => 0)) });
        Assert.Contains("modulator 'gate': is C# code", Assert.Throws<GliaException>(() => NetworkFile.Write(other)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("synapse: stdp_synapse", "synapse: stdp_synaps", "network(19,82): projection 'source->E', synapse: is 'stdp_synaps', which is neither built in nor in the section 'synapses'. Did you mean 'stdp_synapse'?")]
    [InlineData("      model: gated", "      modl: gated", "network(26,7): projection 'E->E', synapse: has the unknown key 'modl'. Did you mean 'model'?")]
    [InlineData("parameters: {tau: 10 ms}", "parameters: {ta: 10 ms}", "network(28,20): projection 'E->E', synapse, parameter 'ta': is unknown: the synapse model 'gated' has no parameter of that name. Did you mean 'tau'?")]
    [InlineData("parameters: {tau: 10 ms}", "parameters: {tau: 10 mV}", "network(28,20): projection 'E->E', synapse, parameter 'tau': is 10 mV, but a time (ms) is expected. Give it in ms or another unit of the same dimension.")]
    [InlineData("x: 0.5", "y: 0.5", "network(29,17): projection 'E->E', synapse, initial value 'y': is unknown: the synapse model 'gated' has no variable of that name. It has: 'c', 'x'.")]
    [InlineData("{population: E, variable: V_m, mean: true}", "{population: F, variable: V_m}", "network(32,28): projection 'E->E', synapse, modulator 'slow': is 'F', which is no population. There are: 'E', 'source'.")]
    [InlineData("{population: E, variable: V_m, mean: true}", "{population: E, variable: V_n}", "network(32,9): projection 'E->E', synapse, modulator 'slow': is the variable 'V_n', which the model 'iaf_psc_exp' of 'E' does not show after a step. Did you mean 'V_m'?")]
    public void Fault_is_reported_with_its_place(string original, string changed, string message)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);
        GliaException failure = Assert.Throws<GliaException>(() => NetworkFile.Parse(Text.Replace(original, changed, StringComparison.Ordinal)));
        Assert.Contains(message, failure.Findings.Select(finding => finding.ToString()));
    }
}
