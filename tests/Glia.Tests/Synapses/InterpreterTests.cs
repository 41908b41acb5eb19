using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using static Glia.Tests.Synapses.TestSynapses;

namespace Glia.Tests.Synapses;

public sealed class InterpreterTests
{
    /// <summary>Δw = A₊ exp(−Δ/τ₊) when the presynaptic spike arrives Δ before the postsynaptic one, −A₋ exp(Δ/τ₋) when it comes Δ after it.</summary>
    [Theory]
    [InlineData(DelaySite.Axonal)]
    [InlineData(DelaySite.Dendritic)]
    public void Window_measured_from_spike_pairs_equals_its_equation(DelaySite delay)
    {
        const int Delay = 15;
        const double Step = 0.1;
        for (int lag = -300; lag <= 300; lag += 60)
        {
            (long pre, long post) = (1000, 1000 + lag);
            SynapseInterpreter synapse = Interpret(PairStdp with { Delay = delay }, new SynapseSetting { TimeStep_ms = Step, Delay = Delay, Initial = Values(("w", 50)) });
            synapse.Run([pre], [post], 1400);
            double seen = (delay == DelaySite.Axonal ? lag - Delay : lag + Delay) * Step;
            double change = seen >= 0 ? 2 * Math.Exp(-seen / 20) : -1.5 * Math.Exp(seen / 30);
            Assert.Equal(50 + change, synapse["w", 1400], 1e-12);
        }
    }

    /// <summary>The first five responses of the two sets, to four digits; the depressing one has τ_fac = 0.</summary>
    [Theory]
    [InlineData(0.5, 800, 0, 10, new[] { 0.5, 0.2794, 0.1820, 0.1391, 0.1201 }, 0.1051)]
    [InlineData(0.5, 800, 0, 20, new[] { 0.5, 0.2651, 0.1548, 0.1030, 0.0787 }, 0.0571)]
    [InlineData(0.5, 800, 0, 40, new[] { 0.5, 0.2577, 0.1403, 0.0834, 0.0558 }, 0.0298)]
    [InlineData(0.15, 200, 1500, 10, new[] { 0.15, 0.2448, 0.2900, 0.3079, 0.3155 }, 0.3440)]
    [InlineData(0.15, 200, 1500, 20, new[] { 0.15, 0.2414, 0.2702, 0.2622, 0.2437 }, 0.2125)]
    [InlineData(0.15, 200, 1500, 40, new[] { 0.15, 0.2389, 0.2556, 0.2270, 0.1869 }, 0.1162)]
    public void Tsodyks_responses_are_the_published_ones(double use, double recovery, double facilitation, int rate_Hz, double[] first, double steady)
    {
        SynapseInterpreter synapse = Interpret(Tsodyks, new SynapseSetting
        {
            TimeStep_ms = 1, Delay = 1, Parameters = Values(("U", use), ("tau_rec", recovery), ("tau_fac", facilitation)), Initial = Values(("w", 1)),
        });
        int interval = 1000 / rate_Hz;
        long[] spikes = [.. Enumerable.Range(1, 10 * rate_Hz).Select(n => (long)n * interval)];
        double[] responses = [.. synapse.Run(spikes, [], spikes[^1] + 1).Select(item => item.Value)];
        for (int k = 0; k < first.Length; k++) Assert.Equal(first[k], responses[k], 1e-4);
        Assert.Equal(steady, responses[^1], 1e-4);
    }

    [Fact]
    public void Spike_arrives_after_its_delay_and_carries_what_its_statements_leave()
    {
        SynapseInterpreter synapse = Interpret(Of("", "w += 1*pA"), new SynapseSetting { TimeStep_ms = 0.1, Delay = 7, Initial = Values(("w", 2)) });
        Assert.Equal<Transmission>([new Transmission(10, 3), new Transmission(10, 4), new Transmission(12, 5)], synapse.Run([3, 5, 3, 9], [], 15));
        Assert.Equal((2, 4, 4, 5), (synapse["w", 9], synapse["w", 10], synapse["w", 11], synapse["w", 15]));
    }

    [Fact]
    public void Transmitted_value_is_that_of_its_place_in_the_statements()
    {
        SynapseInterpreter synapse = Interpret(Of("", "w += 1*pA; transmit = 10*w; w = 0*pA"), new SynapseSetting { TimeStep_ms = 0.1, Delay = 1, Initial = Values(("w", 2)) });
        Assert.Equal([30.0, 10.0], synapse.Run([1, 2], [], 5).Select(item => item.Value));
    }

    /// <summary>Each event appends a digit to w: which spikes came in which order.</summary>
    [Theory]
    [InlineData(DelaySite.Axonal, new long[] { 10 }, new long[] { 13 }, 12)]
    [InlineData(DelaySite.Axonal, new long[] { 10 }, new long[] { 12 }, 21)]
    [InlineData(DelaySite.Axonal, new long[] { 10, 11 }, new long[] { 13 }, 121)]
    [InlineData(DelaySite.Dendritic, new long[] { 10 }, new long[] { 8 }, 12)]
    [InlineData(DelaySite.Dendritic, new long[] { 10 }, new long[] { 7 }, 21)]
    [InlineData(DelaySite.Dendritic, new long[] { 10, 11 }, new long[] { 7 }, 211)]
    public void Of_spikes_seen_at_one_time_the_presynaptic_one_comes_first_with_an_axonal_delay_and_last_with_a_dendritic_one(DelaySite delay, long[] pre, long[] post, double expected)
    {
        SynapseModel model = Of("", "w = 10*w + 1*pA", "w = 10*w + 2*pA") with { Delay = delay };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.1, Delay = 3 });
        synapse.Run(pre, post, 30);
        Assert.Equal(expected, synapse["w", 30]);
    }

    [Fact]
    public void Spikes_seen_at_one_time_read_the_traces_of_the_other_side_from_before_with_a_dendritic_delay()
    {
        SynapseModel model = Of("x : 1\ny : 1\na : 1\nb : 1", "a = 10 + y; x += 1", "b = 10 + x; y += 1") with { Delay = DelaySite.Dendritic };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.1, Delay = 3 });
        synapse.Run([10], [7], 30);
        Assert.Equal((10, 10, 1, 1), (synapse["a", 30], synapse["b", 30], synapse["x", 30], synapse["y", 30]));
    }

    [Fact]
    public void Time_in_statements_is_that_of_the_synapse()
    {
        SynapseModel model = Of("x : second\ny : second", "x = t", "y = t");
        foreach ((DelaySite delay, double pre, double post) in ((DelaySite, double, double)[])[(DelaySite.Axonal, 1.3, 2), (DelaySite.Dendritic, 1, 2.3)])
        {
            SynapseInterpreter synapse = Interpret(model with { Delay = delay }, new SynapseSetting { TimeStep_ms = 0.1, Delay = 3 });
            synapse.Run([10], [20], 40);
            Assert.Equal(pre, synapse["x", 40], 1e-12);
            Assert.Equal(post, synapse["y", 40], 1e-12);
        }
    }

    [Fact]
    public void Events_read_neurons_before_the_step_of_an_arrival_and_after_the_step_of_a_spike()
    {
        SynapseModel model = Of("x : volt\ny : volt\nm : 1 (modulator)\nz : 1", "x = v_post; z = m", "y = v_post");
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 1, Delay = 4, Neurons = (_, stamp) => stamp, Modulators = (_, stamp) => 100 + stamp });
        synapse.Run([10], [20], 25);
        Assert.Equal((13, 20, 114), (synapse["x", 25], synapse["y", 25], synapse["z", 25]));
    }

    [Fact]
    public void Reading_changes_nothing()
    {
        SynapseInterpreter synapse = Interpret(PairStdp, new SynapseSetting { TimeStep_ms = 0.1, Delay = 15 });
        synapse.Run([100, 400, 700], [250, 600], 1000);
        // One exponential over the whole pause, as if nobody had looked in between.
        Assert.Equal(Math.Exp(-30.0 / 20), synapse["apre", 415] - 1, 1e-15);
    }

    [Fact]
    public void Statements_run_at_every_multiple_of_their_interval_before_the_spikes_of_that_time()
    {
        SynapseModel model = Of("x : 1\nevery : second (constant)\nlast : second", "x = -1", "", "x += 1; last = t", "2*every") with { Parameters = Map(("every", "1 ms")) };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.5, Delay = 1 });
        synapse.Run([7], [], 13);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, -1, -1, -1, -1, 0, 0], Enumerable.Range(0, 14).Select(stamp => synapse["x", stamp]));
        Assert.Equal(6, synapse["last", 13]);
    }

    [Fact]
    public void Random_numbers_are_asked_for_by_time_and_draw()
    {
        var asked = new List<(long, int, DrawDistribution)>();
        SynapseModel model = Of("x : 1", "x = rand() + binomial(3, 0.5)", "x = randn()");
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting
        {
            TimeStep_ms = 1, Delay = 2,
            Random = (stamp, draw) =>
            {
                asked.Add((stamp, draw.Index, draw.Distribution));
                return 0.5;
            },
        });
        synapse.Run([1, 1], [5], 10);
        Assert.Equal([(3, 0, DrawDistribution.Uniform), (3, 1, DrawDistribution.Uniform), (3, 3, DrawDistribution.Uniform), (3, 4, DrawDistribution.Uniform), (5, 2, DrawDistribution.Normal)], asked);
        Assert.Equal(3, Compile(model).Draws);
    }

    [Fact]
    public void Unknown_names_are_reported()
    {
        SynapseProgram program = Compile(PairStdp);
        var setting = new SynapseSetting { TimeStep_ms = 1, Delay = 1 };
        Assert.Contains("'tau_prae' is not a parameter. Did you mean 'tau_pre'?", Message(() => _ = new SynapseInterpreter(program, setting with { Parameters = Values(("tau_prae", 1)) })), StringComparison.Ordinal);
        Assert.Contains("'apr' is not a variable. Did you mean 'apre'?", Message(() => _ = new SynapseInterpreter(program, setting with { Initial = Values(("apr", 1)) })), StringComparison.Ordinal);
        Assert.Contains("'apo' is not a variable", Message(() => _ = new SynapseInterpreter(program, setting)["apo", 0]), StringComparison.Ordinal);
        SynapseProgram open = Compile(Of("x : 1 (constant)", "w *= x"));
        Assert.Contains("'x' has no default and must be given", Message(() => _ = new SynapseInterpreter(open, setting)), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.Throws<GliaException>(action).Message;
}
