using Glia.Analysis.SpikeTrains;
using Glia.Gallery.BalancedPlastic;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.BalancedPlastic;

public sealed class BalancedPlasticExperimentTests
{
    [Fact]
    public void Full_scale_is_a_sound_network_of_the_published_sizes()
    {
        BalancedPlasticNetwork network = new BalancedPlasticExperiment().Describe();
        Assert.Equal([800, 7_200, 2_000], network.Circuit.Populations.Select(population => population.Recorder.Population.Size));
        Assert.DoesNotContain(NetworkValidator.Validate(network.Circuit.Network), finding => finding.Severity == Errors.Severity.Error);
    }

    [Fact]
    public async Task Plasticity_calms_a_network_that_fires_fast()
    {
        BalancedPlasticNetwork network = new BalancedPlasticExperiment { Scale = 0.02 }.Describe();
        using Simulation.Simulation simulation = network.Circuit.Network.Build(new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(100 * ms);
        foreach (Projection projection in network.Plastic) simulation.SetParameter(projection, "eta", 0.2 * nS);
        await simulation.RunAsync(900 * ms);
        SpikeData spikes = simulation.Spikes(network.Circuit.Populations[1].Recorder);
        Assert.True(Rates.Mean_Hz(spikes.Between(50 * ms, 100 * ms)) > 100);
        Assert.InRange(Rates.Mean_Hz(spikes.After(700 * ms)), 0.5, 25);
    }

    [Fact]
    public async Task A_protocol_changes_the_network_between_its_stages()
    {
        BalancedPlasticNetwork network = new BalancedPlasticExperiment { Scale = 0.01 }.Describe();
        using Simulation.Simulation simulation = network.Circuit.Network.Build(new SimulationOptions { Threads = 1 });
        var seen = new List<Time>();
        RunReport run = await ProtocolRun.RunAsync(simulation,
        [
            new ProtocolStage("first", 5 * ms) { Before = simulation => seen.Add(simulation.Now) },
            new ProtocolStage("second", 3 * ms) { Before = simulation => seen.Add(simulation.Now) },
        ], static _ => null, CancellationToken.None);
        Assert.Equal([0 * ms, 5 * ms], seen);
        Assert.Equal((0 * ms, 8 * ms), (run.Start, run.End));
        Assert.True(run.Completed);
    }
}
