using Glia.Networks;
using Glia.Networks.Files;
using Glia.Simulation;
using Glia.Spikes;
using Glia.Tests.BuiltIn;

namespace Glia.Validation.Tests.Engine;

/// <summary>Built-in neurons from network file through engine against neurons written by hand: random parameters, currents and weighted spikes.</summary>
public sealed class EngineAgainstReferenceTests
{
    private const int Steps = 1500;

    [Theory, MemberData(nameof(Models))]
    public async Task Neuron_in_a_network_file_agrees_with_the_neuron_written_by_hand(string model)
    {
        for (int seed = 7; seed < 9; seed++)
        {
            var protocol = new RandomProtocol(model, seed, Steps, seed % 2 == 0 ? 0.05 : 0.1);
            NetworkDocument document = NetworkFile.Parse(protocol.Text(), model);
            using var simulation = Simulation.Simulation.Build(document.Network, new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
            await simulation.RunAsync(document.Duration!.Value);
            AssertSpikes(protocol, simulation.Spikes(document.Network.Recorders.OfType<SpikeRecorder>().Single()));
            AssertStates(protocol, simulation.States(document.Network.Recorders.OfType<StateRecorder>().Single()));
        }
    }

    public static TheoryData<string> Models() => [.. RandomNeuron.Models];

    private static void AssertSpikes(RandomProtocol protocol, SpikeData spikes)
    {
        int[] counts = new int[Steps];
        foreach (long step in spikes.Steps) counts[step - 1]++;
        Assert.Equal(protocol.Spikes, counts);
    }

    private static void AssertStates(RandomProtocol protocol, StateData states)
    {
        foreach ((string name, double[] expected) in protocol.Expected)
        {
            double[] trace = states.Trace(0, name);
            for (int step = 1; step < Steps; step++)
            {
                // While a variable races (the upstroke of a spike), rounding differences grow in proportion to its speed.
                double allowed = protocol.Tolerance * (1 + Math.Abs(expected[step]) + 100 * Math.Abs(expected[step] - expected[step - 1]));
                Assert.True(Math.Abs(trace[step] - expected[step]) <= allowed, $"step {step}: {name} is {trace[step]:R}, expected {expected[step]:R}");
            }
        }
    }
}
