using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Engine;

/// <summary>Listed events on the grid of steps: an event of time t counts in the step that ends at t, or in which t lies.</summary>
/// <remarks>Shape [events] each, by step and then neuron. A list for the whole population has neuron −1.</remarks>
internal sealed class EventSchedule
{
    /// <summary>Stands for every neuron.</summary>
    public const int EveryNeuron = -1;

    /// <summary>Part of a step by which a written decimal may miss the grid in binary.</summary>
    private const double Tolerance = 1e-6;

    private readonly (long Step, int Neuron)[] _events;

    /// <summary>Places lists of times on the grid.</summary>
    public EventSchedule(EventTimes times, double timeStep_ms)
    {
        bool shared = times.Lists.Length == 1;
        _events =
        [
            .. times.Lists.SelectMany((list, neuron) => Steps(list, timeStep_ms).Select(step => (step, shared ? EveryNeuron : neuron))).Order(),
        ];
    }

    private EventSchedule((long Step, int Neuron)[] events) => _events = events;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static EventSchedule Load(StateReader state, int size)
    {
        long[] steps = state.ReadArray<long>();
        int[] neurons = state.ReadArray<int>();
        if (steps.Length != neurons.Length || neurons.Any(neuron => neuron < EveryNeuron || neuron >= size)) throw state.Unfit("a list of events does not fit its population");
        return new EventSchedule([.. steps.Zip(neurons)]);
    }

    /// <summary>Writes the events.</summary>
    public void Save(StateWriter state)
    {
        state.WriteArray<long>([.. _events.Select(e => e.Step)]);
        state.WriteArray<int>([.. _events.Select(e => e.Neuron)]);
    }

    /// <summary>Events of neurons [first, first + count) from a step on.</summary>
    public IEnumerable<(long Step, int Neuron)> Of(int first, int count, long fromStep) =>
        _events.Where(e => e.Step >= fromStep && (e.Neuron == EveryNeuron || (uint)(e.Neuron - first) < (uint)count));

    private static IEnumerable<long> Steps(ImmutableArray<Time> times, double timeStep_ms) =>
        times.Select(time => (long)Math.Ceiling(time.Milliseconds / timeStep_ms - Tolerance) - 1);
}
