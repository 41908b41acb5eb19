using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;
using static Glia.Tests.Integration.TestModel;

namespace Glia.Tests.Integration;

public sealed class StepOrderTests
{
    [Fact]
    public void Neuron_stays_at_reset_for_the_refractory_steps_and_then_integrates_again()
    {
        var run = new Interpreter(Leaky(refractory: 0.5, drive: 3).Lower(), 1, 0.1);
        var spikes = new List<long>();
        var trace = new List<double>();
        for (int n = 1; n <= 40; n++)
        {
            if (run.Step().Length > 0) spikes.Add(n);
            trace.Add(run["V_m"][0]);
        }

        long first = spikes[0];
        Assert.All(trace.Skip((int)first - 1).Take(6), v => Assert.Equal(0, v));
        Assert.True(trace[(int)first + 5] > 0);
        Assert.Equal(first + 5, spikes[1] - first);
    }

    [Fact]
    public void Arrivals_of_the_step_are_seen_by_its_threshold_but_not_by_its_evolution()
    {
        TestModel model = Leaky(refractory: 0);
        model.Receptor("spikes", w => new Assign(new Variable("V_m", VariableKind.State, Glia.Quantities.Dimension.None), new Read(new Variable("V_m", VariableKind.State, Glia.Quantities.Dimension.None)) + w));
        var run = new Interpreter(model.Lower(), 2, 0.1);
        run["drive"].Clear();
        run.Prepare();
        run["w_spikes"][1] = 12;
        Assert.Equal([1], run.Step());
    }

    [Fact]
    public void Refractory_condition_holds_a_neuron_until_it_becomes_false()
    {
        var model = new TestModel();
        (Read v, Read trace) = (model.State("v", 2), model.State("trace"));
        model.Equation(v, One, unlessRefractory: true);
        model.Equation(trace, Number(-1));
        model.Threshold = AtLeast(v, One);
        model.Reset.Add(new Assign(v.Variable, Zero));
        model.Reset.Add(new Assign(trace.Variable, Number(0.35)));
        model.Refractory = AtLeast(trace, Zero);
        var run = new Interpreter(model.Lower(), 1, 0.1);
        Assert.Equal([0], run.Step());
        for (int n = 0; n < 4; n++) run.Step();
        Assert.Equal(0, run["v"][0]);
        run.Step();
        Assert.Equal(0.1, run["v"][0], 1e-12);
    }

    [Fact]
    public void Frozen_variable_that_acts_on_others_gets_a_propagator_of_its_own()
    {
        TestModel model = Leaky(refractory: 1);
        Read v = new(new Variable("V_m", VariableKind.State, Glia.Quantities.Dimension.None));
        Read low = model.State("low");
        model.Equation(low, (v - low) / Number(3));
        model.Reset.Clear();
        model.Reset.Add(new Assign(v.Variable, Number(6)));
        var run = new Interpreter(model.Lower(), 1, 0.1);
        while (run.Step().Length == 0) { }
        double start = run["low"][0];
        run.Step();
        Assert.Equal(6, run["V_m"][0]);
        Assert.Equal(6 + (start - 6) * Math.Exp(-0.1 / 3), run["low"][0], 1e-13);
    }

    [Fact]
    public void Last_spike_is_the_end_of_the_step_in_which_the_threshold_was_crossed()
    {
        TestModel model = Leaky(refractory: 0);
        Read since = model.Subexpression("since", T - WellKnown.LastSpike.Value());
        model.Threshold = And(model.Threshold!, AtLeast(since, Number(0.95)));
        var run = new Interpreter(model.Lower(), 1, 0.1);
        var spikes = new List<long>();
        for (int n = 1; n <= 40; n++)
            if (run.Step().Length > 0) spikes.Add(n);
        Assert.Equal(10, spikes[2] - spikes[1]);
        Assert.Equal(0.1 * spikes[^1], run["lastspike"][0], 1e-12);
    }

    [Fact]
    public void Source_emits_as_many_spikes_as_it_counts()
    {
        var model = new TestModel();
        Read count = model.State("count", 3);
        model.SpikeCount = count;
        Assert.Equal([0, 0, 0, 1, 1, 1], new Interpreter(model.Lower(), 2, 0.1).Step());
    }

    [Fact]
    public void Current_source_emits_the_value_of_the_interval_that_begins()
    {
        var model = new TestModel();
        model.Output = T * Number(2);
        var run = new Interpreter(model.Lower(), 1, 0.1) { NextStep = 5 };
        run.Step();
        Assert.Equal(1, run.Output[0], 1e-12);
    }

    [Fact]
    public void Statements_that_run_regularly_come_before_the_equations()
    {
        var model = new TestModel();
        (Read before, Read v) = (model.State("before"), model.State("v", 1));
        model.Equation(v, -v);
        model.RunRegularly.Add(new Assign(before.Variable, v));
        var run = new Interpreter(model.Lower(), 1, 0.1);
        run.Step();
        Assert.Equal(1, run["before"][0]);
        Assert.Equal(Math.Exp(-0.1), run["v"][0], 1e-15);
    }

    [Fact]
    public void Threshold_within_the_step_can_be_crossed_several_times_in_it()
    {
        TestModel model = Ramp(refractory: 0);
        int[] spikes = new Interpreter(model.Lower(), 1, 0.1).Step();
        Assert.InRange(spikes.Length, 2, 20);
    }

    [Fact]
    public void Neuron_that_spikes_within_the_step_rests_for_the_remainder_and_the_refractory_steps()
    {
        var run = new Interpreter(Ramp(refractory: 0.3).Lower(), 1, 0.1);
        int[] counts = [.. Enumerable.Range(0, 9).Select(_ => run.Step().Length)];
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], counts);
    }

    private static TestModel Ramp(double refractory)
    {
        var model = new TestModel { Method = "rkf45", ThresholdWithinStep = true, Refractory = Number(refractory) };
        Read v = model.State("v");
        model.Equation(v, Number(100), unlessRefractory: true);
        model.Threshold = AtLeast(v, Number(0.5));
        model.Reset.Add(new Assign(v.Variable, Zero));
        return model;
    }

    private static TestModel Leaky(double refractory, double drive = 20)
    {
        var model = new TestModel();
        (Read input, Read v) = (model.Parameter("drive", drive), model.State("V_m"));
        model.Equation(v, (input - v) / Number(1), unlessRefractory: true);
        model.Threshold = AtLeast(v, Number(1));
        model.Reset.Add(new Assign(v.Variable, Zero));
        model.Refractory = Number(refractory);
        return model;
    }
}
