using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

public sealed class SimulationTests
{
    /// <summary>Adds up what arrives and never spikes.</summary>
    private static readonly NeuronModel Adder = new()
    {
        Name = "adder", Equations = "V : 1", Receptors = [new Receptor("in", "V += w", "1")],
    };

    /// <summary>Integrates a current without leak: after a step of 0.1 ms with 1 pA on 1 pF it has moved by 0.1 mV.</summary>
    private static readonly NeuronModel Integrator = new()
    {
        Name = "integrator", Equations = "dV_m/dt = I_stim/C_m : volt\nI_stim : amp (current)\nC_m : farad (constant)",
        Parameters = ImmutableDictionary<string, string>.Empty.Add("C_m", "1 pF"),
    };

    [Theory, InlineData(Precision.Float32), InlineData(Precision.Float64)]
    public async Task A_spike_arrives_after_its_delay(Precision precision)
    {
        var network = new Network();
        Population source = network.Add(new Population { Name = "source", Size = 1, Model = ModelLibrary.Get("spike_times"), Parameters = ParameterSet.Of(("spike_times", Times(1.0, 2.0, 2.0))) });
        Population target = network.AddPopulation("target", 2, Adder);
        network.Connect(source, target, new AllToAll(), 3, 0.7 * ms);
        StateRecorder states = network.RecordStates(target, ["V"], [0, 1]);
        SpikeRecorder spikes = network.RecordSpikes(source);
        using Simulation simulation = network.Build(new SimulationOptions { Precision = precision, Threads = 1 });
        await simulation.RunAsync(5 * ms);
        Assert.Equal([10L, 20, 20], simulation.Spikes(spikes).Steps.AsEnumerable());
        StateData data = simulation.States(states);
        for (int sample = 0; sample < 50; sample++)
        {
            double expected = sample + 1 < 17 ? 0 : sample + 1 < 27 ? 3 : 9;   // stamps: 1.0 + 0.7 ms, 2.0 + 0.7 ms
            Assert.Equal(expected, data[sample, 0, 0]);
            Assert.Equal(expected, data[sample, 1, 0]);
        }
    }

    [Fact]
    public async Task An_injected_current_moves_the_voltage_one_delay_and_one_step_after_its_start()
    {
        var network = new Network();
        Population source = network.Add(new Population { Name = "dc", Size = 1, Model = ModelLibrary.Get("dc"), Parameters = ParameterSet.Of(("amplitude", 1 * pA), ("start", 50 * ms)) });
        Population target = network.AddPopulation("neuron", 1, Integrator);
        network.Connect(source, target, new AllToAll(), 1, 1 * ms);
        StateRecorder states = network.RecordStates(target, ["V_m"], []);
        using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
        await simulation.RunAsync(60 * ms);
        StateData data = simulation.States(states);
        int first = Enumerable.Range(0, 600).First(sample => data[sample, 0, 0] != 0);
        Assert.Equal(511, first + 1);
        Assert.Equal(0.1, data[first, 0, 0], 1e-12);
    }

    [Fact]
    public async Task Currents_reach_their_targets_by_any_rule_with_weights_and_delays()
    {
        var network = new Network(3);
        Population sources = network.Add(new Population { Name = "sources", Size = 5, Model = ModelLibrary.Get("dc"), Parameters = ParameterSet.Of(("amplitude", new ArrayDistribution([1, 2, 3, 4, 5], Dimension.Current))) });
        Population targets = network.AddPopulation("targets", 5, Integrator);
        network.Connect(sources, targets, new OneToOne(), 2, 0.3 * ms);
        network.Connect(sources, targets, new ExplicitPairs([4, 0], [1, 1]), new ArrayDistribution([10, 20], Dimension.None), new ArrayDistribution([0.1, 0.5], Dimension.Time));
        using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 3, TileSize = 64 });
        await simulation.RunAsync(2 * ms);

        // A dc source is silent in the very first step; its first output, of step 1, acts in step 1 + delay.
        double StepsWith(int delay) => 20 - 1 - delay;
        double[] expected = [.. Enumerable.Range(0, 5).Select(i => 0.1 * 2 * (i + 1) * StepsWith(3))];
        expected[1] += 0.1 * (10 * 5 * StepsWith(1) + 20 * 1 * StepsWith(5));
        Assert.Equal(expected, simulation.GetState(targets, "V_m").Select(v => Math.Round(v, 9)).ToArray().AsEnumerable(), new Tolerance(1e-8));
    }

    [Theory, InlineData(WeightStorage.Float32), InlineData(WeightStorage.Int16)]
    public async Task A_source_drawn_in_place_delivers_the_spikes_that_its_recorder_sees(WeightStorage storage)
    {
        var network = new Network(8);
        Population source = network.Add(new Population { Name = "source", Size = 300, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 2000 * Hz)) });
        Population target = network.AddPopulation("target", 300, Adder);
        network.Connect(source, target, new OneToOne(), 0.5, 1.3 * ms);
        SpikeRecorder spikes = network.RecordSpikes(source);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 2, TileSize = 128, Weights = storage });
        Assert.Equal(ProjectionDelivery.InPlace, simulation.BuildReport.Projections[0].Delivery);
        await simulation.RunAsync(10 * ms);
        SpikeData data = simulation.Spikes(spikes);
        IReadOnlyList<double> sums = simulation.GetState(target, "V");
        for (int neuron = 0; neuron < 300; neuron++)
            Assert.Equal(0.5 * data.StepsAt(neuron).ToArray().Count(stamp => stamp + 13 <= 100), sums[neuron]);
        Assert.InRange(data.Count, 6000 - 400, 6000 + 400);
    }

    [Fact]
    public async Task Spikes_emitted_before_a_parameter_changes_are_delivered_as_they_were()
    {
        var network = new Network(8);
        Population source = network.Add(new Population { Name = "source", Size = 100, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 2000 * Hz)) });
        Population target = network.AddPopulation("target", 100, Adder);
        network.Connect(source, target, new OneToOne(), 1, 2 * ms);
        SpikeRecorder spikes = network.RecordSpikes(source);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(5 * ms);
        simulation.SetParameter(source, "rate", new UniformDistribution(0 * Hz, 9000 * Hz));   // now one value per neuron
        await simulation.RunAsync(1 * ms);
        simulation.SetParameter(source, "rate", 0 * Hz);
        await simulation.RunAsync(10 * ms);
        SpikeData data = simulation.Spikes(spikes);
        Assert.Contains(data.Steps, stamp => stamp is > 50 and <= 60);
        Assert.DoesNotContain(data.Steps, stamp => stamp > 60);
        Assert.Equal(data.Counts().Select(count => (double)count), simulation.GetState(target, "V"));
    }

    [Fact]
    public async Task Parameters_set_between_runs_hold_from_then_on()
    {
        var network = new Network();
        Population neuron = network.Add(new Population { Name = "neuron", Size = 3, Model = ModelLibrary.Get("iaf_psc_exp") });
        using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
        await simulation.RunAsync(10 * ms);
        Assert.All(simulation.GetState(neuron, "V_m"), v => Assert.Equal(-70, v, 1e-9));
        simulation.SetParameter(neuron, "I_e", new ArrayDistribution([0, 100, 200], Dimension.Current));
        await simulation.RunAsync(10 * ms);
        double rise = 10 / 250.0 * (1 - Math.Exp(-1));   // τ_m/C_m · (1 − e^(−10 ms/τ_m)) per pA
        Assert.Equal([-70, -70 + 100 * rise, -70 + 200 * rise], simulation.GetState(neuron, "V_m"), new Tolerance(1e-9));
        Assert.Equal([0, 100, 200], simulation.GetState(neuron, "I_e"));
    }

    [Fact]
    public async Task Schedules_change_a_current_at_their_times()
    {
        var network = new Network();
        var schedule = new ScheduledValue([1 * ms, 3 * ms], [2 * pA, -1 * pA]);
        Population source = network.Add(new Population { Name = "step", Size = 1, Model = ModelLibrary.Get("step_current"), Parameters = ParameterSet.Of(("amplitude", schedule)) });
        Population target = network.AddPopulation("neuron", 1, Integrator);
        network.Connect(source, target, new AllToAll(), 1, 0.1 * ms);
        using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
        await simulation.RunAsync(6 * ms);
        Assert.Equal(2 * 2.0 - 1 * 2.9, simulation.GetState(target, "V_m")[0], 1e-9);
    }

    [Fact]
    public async Task Many_spikes_of_one_source_in_a_step_are_all_delivered()
    {
        var network = new Network();
        Population source = network.Add(new Population { Name = "source", Size = 2, Model = ModelLibrary.Get("spike_times"), Parameters = ParameterSet.Of(("spike_times", Times([.. Enumerable.Repeat(1.0, 700)]))) });
        Population parrot = network.AddPopulation("parrot", 2, ModelLibrary.Get("parrot"));
        Population target = network.AddPopulation("target", 2, Adder);
        network.Connect(source, parrot, new OneToOne(), 1, 0.1 * ms);
        network.Connect(parrot, target, new OneToOne(), 1, 0.1 * ms);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(2 * ms);
        Assert.Equal([700.0, 700.0], simulation.GetState(target, "V"));
    }

    [Fact]
    public async Task A_cancelled_run_ends_early_and_can_be_continued()
    {
        Network network = Circuits.Balanced();
        SpikeRecorder spikes = network.RecordSpikes(network.Populations[0]);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 2 });
        using var cancellation = new CancellationTokenSource();
        var progress = new Immediate<RunProgress>(_ => cancellation.Cancel());
        RunReport first = await simulation.RunAsync(10_000_000 * ms, progress, cancellation.Token);
        Assert.False(first.Completed);
        Assert.Equal(simulation.Now, first.End);
        Assert.InRange(first.End.Milliseconds, 0.1, 9_999_999);
        Time rest = (Math.Ceiling(first.End.Milliseconds) + 5 - first.End.Milliseconds) * ms;
        RunReport second = await simulation.RunAsync(Math.Round(rest.Milliseconds, 1) * ms);
        Assert.True(second.Completed);

        Network again = Circuits.Balanced();
        SpikeRecorder expected = again.RecordSpikes(again.Populations[0]);
        using Simulation uninterrupted = again.Build(new SimulationOptions { Threads = 1 });
        await uninterrupted.RunAsync(second.End);
        Assert.Equal(uninterrupted.Spikes(expected).Steps.AsEnumerable(), simulation.Spikes(spikes).Steps.AsEnumerable());
        Assert.Equal(uninterrupted.Spikes(expected).Neurons.AsEnumerable(), simulation.Spikes(spikes).Neurons.AsEnumerable());
    }

    [Fact]
    public void Construction_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Circuits.Balanced().Build(new SimulationOptions { Threads = 2 }, null, cancellation.Token));
    }

    [Fact]
    public async Task Off_grid_durations_bad_options_and_unknown_names_are_refused()
    {
        Network network = Circuits.Balanced();
        Assert.Contains("Threads", Assert.Throws<GliaException>(() => network.Build(new SimulationOptions { Threads = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("TileSize", Assert.Throws<GliaException>(() => network.Build(new SimulationOptions { TileSize = 70_000 })).Message, StringComparison.Ordinal);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        Assert.Contains("0.1 ms", (await Assert.ThrowsAsync<GliaException>(() => simulation.RunAsync(0.25 * ms))).Message, StringComparison.Ordinal);
        Assert.Contains("negative", (await Assert.ThrowsAsync<GliaException>(() => simulation.RunAsync(-1 * ms))).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'V_m'", Assert.Throws<GliaException>(() => simulation.GetState(network.Populations[0], "Vm")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'tau_m'", Assert.Throws<GliaException>(() => simulation.SetParameter(network.Populations[0], "tau_n", 1 * ms)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_with_errors_is_refused_before_it_is_built()
    {
        var network = new Network();
        Population neuron = network.AddPopulation("neuron", 10, Circuits.Lif);
        network.Connect(neuron, neuron, new FixedInDegree(5), 10 * pA, 0.01 * ms);
        var error = Assert.Throws<GliaException>(() => network.Build());
        Assert.Contains("shorter than the time step", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_does_not_fit_says_so_with_the_number()
    {
        var network = new Network();
        Population neuron = network.AddPopulation("neuron", 10_000_000, Circuits.Lif);
        network.Connect(neuron, neuron, new FixedInDegree(1_000_000), new NormalDistribution(10 * pA, 1 * pA), 1 * ms);
        Assert.Contains("TB", Assert.Throws<GliaException>(() => network.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_counts_neurons_synapses_spikes_and_events()
    {
        Network network = Circuits.Balanced(constant: true);
        var seen = new List<BuildProgress>();
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 2 }, new Immediate<BuildProgress>(p => { lock (seen) seen.Add(p); }));
        BuildReport report = simulation.BuildReport;
        Assert.Equal((500 + 128, 500 + 1), (report.Neurons, report.Sources));
        Assert.Equal(500 + 128, report.SourceConnections);
        Assert.Equal([500, 500 * 40, 5000, report.Projections[3].Synapses, 128 * 10, 128], report.Projections.Select(p => p.Synapses));
        Assert.InRange(report.Projections[3].Synapses, 12_800 - 410, 12_800 + 410);   // 4 standard deviations
        Assert.Equal(report.Projections.Sum(p => p.Synapses), report.Synapses);
        Assert.Equal(8, report.EpochSteps);
        Assert.NotEmpty(seen);
        RunReport run = await simulation.RunAsync(20 * ms);
        Assert.True(run is { Completed: true, Spikes: > 0, SynapticEvents: > 0 });
        Assert.Equal(20, (run.End - run.Start).Milliseconds);
    }

    private static EventTimes Times(params double[] times_ms) => new([[.. times_ms.Select(time => time * ms)]]);

    private sealed class Tolerance(double absolute) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= absolute;

        public int GetHashCode(double value) => 0;
    }

    private sealed class Immediate<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
