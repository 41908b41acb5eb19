using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Tests.Engine;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

/// <summary>Networks whose future depends on everything that a checkpoint holds, and what is observed of them.</summary>
internal static class SavedNetworks
{
    /// <summary>All of them, with recorders.</summary>
    public static ImmutableDictionary<string, Func<Network>> All { get; } = ImmutableDictionary<string, Func<Network>>.Empty
        .Add("short delays, current", () => Recorded(Circuits.Balanced(excitatory: 300)))
        .Add("long delays, noise", () => Recorded(Circuits.Noisy(11)))
        .Add("schedules and events", () => Recorded(Scheduled()));

    /// <summary>A network that listed spikes and a stepped current drive, with delays up to 12 ms.</summary>
    public static Network Scheduled(Current? second = null)
    {
        var network = new Network(3);
        Population cells = network.AddPopulation("cells", 70, Circuits.Lif);
        Population listed = network.Add(new Population
        {
            Name = "listed", Size = 2, Model = ModelLibrary.Get("spike_times"),
            Parameters = Circuits.Set(("spike_times", new EventTimes([[1 * ms, 9.5 * ms, 11 * ms, 15 * ms], [4 * ms, 10 * ms, 10 * ms, 14 * ms]]))),
        });
        Population step = network.Add(new Population
        {
            Name = "step", Size = 1, Model = ModelLibrary.Get("step_current"),
            Parameters = Circuits.Set(("amplitude", new ScheduledValue([2 * ms, 12 * ms], [500 * pA, second ?? 800 * pA]))),
        });
        network.Connect(listed, cells, new AllToAll(), new UniformDistribution(100 * pA, 900 * pA), new UniformDistribution(1 * ms, 12 * ms));
        network.Connect(cells, cells, new FixedInDegree(10), -80 * pA, new UniformDistribution(0.5 * ms, 8 * ms));
        network.Connect(step, cells, new AllToAll(), new UniformDistribution(0.5, 1.5), new UniformDistribution(1 * ms, 6 * ms));
        return network;
    }

    /// <summary>The same network with everything recorded: spikes, all states of some neurons, rates.</summary>
    public static Network Recorded(Network network)
    {
        foreach (Population population in network.Populations)
        {
            UpdateProgram program = ModelCompiler.Compile(population.Model);
            ImmutableArray<string> states = [.. program.States.Select(state => state.Variable.Name).Where(name => !name.StartsWith('_'))];
            if (!states.IsEmpty) network.RecordStates(population, states, [.. new long[] { 0, 63, 64, 127 }.Where(neuron => neuron < population.Size)], every: 7);
            if (program.Output is not null) continue;
            network.RecordSpikes(population);
            network.RecordRate(population, 1.5 * ms);
        }

        return network;
    }

    /// <summary>Every bit that can be observed: what was recorded in memory, and the states.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<long>> Observed(Simulation simulation, Network network)
    {
        ImmutableSortedDictionary<string, ImmutableArray<long>>.Builder observed = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<long>>(StringComparer.Ordinal);
        foreach (Population population in network.Populations)
            foreach (StateDefinition state in ModelCompiler.Compile(population.Model).States)
                observed.Add($"{state.Variable.Name} of {population.Name}", Bits(simulation.GetState(population, state.Variable.Name)));
        foreach (Recorder recorder in network.Recorders) observed.Add(recorder.Name, Bits(simulation, recorder));
        return observed.ToImmutable();
    }

    private static ImmutableArray<long> Bits(Simulation simulation, Recorder recorder)
    {
        switch (recorder)
        {
            case SpikeRecorder spikes:
                SpikeData data = simulation.Spikes(spikes);
                return [data.Window.AfterStep, data.Window.UntilStep, .. data.Steps, .. data.Neurons.Select(neuron => (long)neuron)];
            case StateRecorder states:
                StateData values = simulation.States(states);
                return [.. values.Steps, .. Bits(values.Values.ToArray())];
            default:
                RateData rates = simulation.Rates((RateRecorder)recorder);
                return [rates.Window.AfterStep, rates.Window.UntilStep, .. rates.Counts];
        }
    }

    private static ImmutableArray<long> Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
