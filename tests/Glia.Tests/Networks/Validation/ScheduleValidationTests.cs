using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class ScheduleValidationTests : ValidationFixture
{
    private const string Amplitude = "population 'step', parameter 'amplitude': ";
    private const string Times = "population 'source', parameter 'spike_times': ";

    [Fact]
    public void A_sound_schedule_has_no_findings() => AssertNothing(With(Step([0 * ms, 50 * ms], [0 * pA, 500 * pA])));

    [Fact]
    public void Times_and_values_come_in_pairs()
    {
        AssertError(Amplitude + "is a schedule of 2 times and 1 values. Give one value for each time.", Step([0 * ms, 50 * ms], [0 * pA]));
        AssertError(Amplitude + "is a schedule without times or values. Give at least one time and its value.", Step([], []));
    }

    [Fact]
    public void Times_ascend()
    {
        AssertError(Amplitude + "time 1 is 40 ms after 50 ms, but times must ascend. Sort them.", Step([50 * ms, 40 * ms], [0 * pA, 1 * pA]));
        AssertError(Amplitude + "time 1 is 50 ms after 50 ms, but times must ascend. Sort them.", Step([50 * ms, 50 * ms], [0 * pA, 1 * pA]));
        AssertError(Amplitude + "time 0 is -1 ms, but a run starts at 0 ms. Give times of 0 ms or later.", Step([-1 * ms], [0 * pA]));
        AssertError(Amplitude + "time 0 is Infinity ms, but it must be a finite time.", Step([double.PositiveInfinity * ms], [0 * pA]));
    }

    [Fact]
    public void Times_off_the_grid_are_worth_a_warning() => AssertWarning(
        Amplitude + "time 1 is 50.05 ms, not a multiple of the time step 0.1 ms, and takes effect at the end of its step.", Step([0 * ms, 50.05 * ms], [0 * pA, 1 * pA]));

    [Fact]
    public void Values_have_the_parameters_unit()
    {
        AssertError(Amplitude + "is 5 mV at index 1 of its schedule, but a current (pA) is expected.", Step([0 * ms, 50 * ms], [0 * pA, 5 * mV]));
        AssertError(Amplitude + "is NaN pA at index 0 of its schedule, but every value must be a finite number.", Step([0 * ms], [new Quantity(double.NaN, Dimension.Current)]));
    }

    [Fact]
    public void Only_timed_parameters_follow_schedules()
    {
        AssertError("population 'E', parameter 'tau_m': follows a schedule, but is not declared 'timed' in the model 'leaky' (timed there: none). Give one value, or declare it with the flag 'timed'.",
            Neurons() with { Parameters = Values("tau_m", new ScheduledValue([0 * ms], [1 * ms])) });
        AssertError("population 'E', initial value 'V_m': is a schedule or a list of times, but a state variable starts from one value. Give a value or a distribution.",
            Neurons() with { Initial = Values("V_m", new ScheduledValue([0 * ms], [1 * mV])) });
        AssertError(Amplitude + "has one value for the whole population, but is given per neuron. Give one value, or make one population per value.",
            Step([], []) with { Parameters = Values("amplitude", new NormalDistribution(1 * pA, 1 * pA)) });
    }

    [Fact]
    public void Sound_event_times_have_no_findings()
    {
        AssertNothing(With(Source(1, [10 * ms, 20.5 * ms, 20.5 * ms])));
        AssertNothing(With(Source(2, [10 * ms], [])));
        AssertNothing(With(Source(2, [10 * ms])));
    }

    [Fact]
    public void Event_times_ascend_and_come_after_the_start()
    {
        AssertError(Times + "event time 1 is 5 ms after 10 ms, but times must ascend. Sort them.", Source(1, [10 * ms, 5 * ms]));
        AssertError(Times + "event time 0 is 0 ms, but the first step ends at 0.1 ms, so nothing can happen earlier. Give times above 0 ms.", Source(1, [0 * ms]));
        AssertError(Times + "neuron 1, event time 1 is Infinity ms, but it must be a finite time.", Source(2, [10 * ms], [5 * ms, double.PositiveInfinity * ms]));
        AssertWarning(Times + "event time 0 is 10.05 ms, not a multiple of the time step 0.1 ms, and takes effect at the end of its step.", Source(1, [10.05 * ms]));
    }

    [Fact]
    public void Event_times_have_one_list_or_one_per_neuron()
    {
        AssertError(Times + "has 2 lists of event times for 3 neurons. Give one list for all, or one per neuron.", Source(3, [10 * ms], [5 * ms]));
        AssertError(Times + "has no list for neuron 1. Give an empty list for no events.", Source(2, [10 * ms], default));
        AssertWarning(Times + "is not given: there will be no events. Give the event times.", Source(2) with { Parameters = ImmutableDictionary<string, ParameterValue>.Empty });
    }

    [Fact]
    public void Events_and_values_are_told_apart()
    {
        AssertError(Times + "is a list of event times, but a single value is given. Give the times in ascending order.", Source(1) with { Parameters = Values("spike_times", 5.0) });
        AssertError("population 'E', parameter 'tau_m': is given as event times, but is not declared 'events' in the model 'leaky' (declared so: none). Give a value.",
            Neurons() with { Parameters = Values("tau_m", new EventTimes([[1 * ms]])) });
    }

    private static Population Step(ImmutableArray<Time> times, ImmutableArray<Quantity> values) =>
        new() { Name = "step", Size = 1, Model = TestModels.Current, Parameters = Values("amplitude", new ScheduledValue(times, values)) };

    private static Population Source(long size, params ImmutableArray<ImmutableArray<Time>> lists) =>
        new() { Name = "source", Size = size, Model = TestModels.Times, Parameters = Values("spike_times", new EventTimes(lists)) };

    private static ImmutableDictionary<string, ParameterValue> Values(string name, ParameterValue value) =>
        ImmutableDictionary<string, ParameterValue>.Empty.Add(name, value);
}
