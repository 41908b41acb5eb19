using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Recording;
using Glia.Spikes;

namespace Glia.Simulation.Tests.Recording;

public sealed class MemoryRecordingTests : RecordedNetwork
{
    [Fact]
    public void Spikes_are_given_back_in_order_with_their_times()
    {
        using var session = new RecordingSession(Observed(Spikes), RecordingOptions.InMemory);
        session.SinkOf(Spikes).Write(112, [0, 3, 3]);
        session.SinkOf(Spikes).Write(113, [9]);
        session.AdvanceTo(200);

        SpikeData data = session.Spikes(Spikes);

        Assert.Equal([11.2, 11.2, 11.2, 11.3], data.Times_ms());
        Assert.Equal([0, 3, 3, 9], data.Neurons.ToArray());
        Assert.Equal(20 * Units.ms, data.Window.Stop);
    }

    [Fact]
    public void A_sample_keeps_only_its_neurons()
    {
        SpikeRecorder sample = Spikes with { Neurons = [3, 9] };
        using var session = new RecordingSession(Observed(sample), RecordingOptions.InMemory);
        session.SinkOf(sample).Write(1, [0, 3, 5]);
        session.SinkOf(sample).Write(2, [4, 9]);

        Assert.Equal([3, 9], session.Spikes(sample).Neurons.ToArray());
        Assert.Equal(2, session.Spikes(sample).Population.Count);
    }

    [Fact]
    public void States_are_given_back_by_neuron_and_variable()
    {
        using var session = new RecordingSession(Observed(States), RecordingOptions.InMemory);
        Assert.Equal([2, 7], session.NeuronsOf(States).ToArray());
        session.SinkOf(States).Write(1, [-70, 1, -60, 2]);
        session.SinkOf(States).Write(2, [-71, 3, -61, 4]);

        StateData data = session.States(States);

        Assert.Equal([-60, -61], data.Trace(7, "V_m"));
        Assert.Equal([1, 3], data.Trace(2, "w"));
        Assert.Equal([0.1, 0.2], data.Times_ms());
        Assert.Contains("V_m", Assert.Throws<GliaException>(() => data.Trace(2, "Vm")).Message, StringComparison.Ordinal);
        Assert.Throws<GliaException>(() => data.Trace(3, "w"));
    }

    [Fact]
    public void Rate_bins_are_closed_on_the_right_and_an_unfinished_bin_is_left_out()
    {
        using var session = new RecordingSession(Observed(Rates), RecordingOptions.InMemory);
        IRateSink sink = session.SinkOf(Rates);
        sink.Write(1, 4);
        sink.Write(5, 1);
        sink.Write(6, 2);
        sink.Write(17, 9);
        session.AdvanceTo(18);

        RateData data = session.Rates(Rates);

        Assert.Equal([5, 2, 0], data.Counts.ToArray());
        Assert.Equal([0.5, 1, 1.5], data.Times_ms());
        Assert.Equal(1000, data.Rates_Hz()[0]);
    }

    [Fact]
    public void A_bin_that_is_no_multiple_of_the_step_is_refused()
    {
        RateRecorder crooked = Rates with { Bin = 0.25 * Units.ms };
        var problem = Assert.Throws<GliaException>(() => new RecordingSession(Observed(crooked), RecordingOptions.InMemory));
        Assert.Contains("0.25 ms", problem.Message, StringComparison.Ordinal);
        Assert.Contains("0.1 ms", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sampled_neuron_outside_the_population_is_refused() =>
        Assert.Contains("0 to 9", Assert.Throws<GliaException>(
            () => new RecordingSession(Observed(Spikes with { Neurons = [10] }), RecordingOptions.InMemory)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_recorder_of_another_network_is_named()
    {
        using var session = new RecordingSession(Observed(Spikes), RecordingOptions.InMemory);
        var problem = Assert.Throws<GliaException>(() => session.Spikes(Spikes with { Name = "spikes-F" }));
        Assert.Contains("spikes-E", problem.Message, StringComparison.Ordinal);
    }
}
