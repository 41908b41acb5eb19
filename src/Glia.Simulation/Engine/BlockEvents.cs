using System.Numerics;

namespace Glia.Simulation.Engine;

/// <summary>Puts the listed events of a block's neurons into its array of counts, step by step.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal unsafe struct BlockEvents<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (long Step, int Neuron)[] _events;
    private readonly T* _counts;
    private readonly int _count, _first;
    private int _next, _entered;

    /// <summary>Prepares the events of a block.</summary>
    /// <param name="counts">The array of counts, all 0.</param>
    /// <param name="count">Neurons of the block.</param>
    /// <param name="first">Index in the population of its first neuron.</param>
    /// <param name="schedule">The population's events.</param>
    /// <param name="step">The step that comes first.</param>
    public BlockEvents(T* counts, int count, int first, EventSchedule schedule, long step)
    {
        _counts = counts;
        (_count, _first) = (count, first);
        _events = [.. schedule.Of(first, count, step)];
    }

    /// <summary>Adds the events of a step.</summary>
    public void Enter(long step)
    {
        _entered = _next;
        for (; _next < _events.Length && _events[_next].Step <= step; _next++)
            if (_events[_next].Step == step) Change(_events[_next].Neuron, T.One);
    }

    /// <summary>Takes them away again.</summary>
    public readonly void Leave()
    {
        for (int i = _entered; i < _next; i++) Change(_events[i].Neuron, -T.One);
    }

    private readonly void Change(int neuron, T by)
    {
        if (neuron != EventSchedule.EveryNeuron)
        {
            _counts[neuron - _first] += by;
            return;
        }

        for (int i = 0; i < _count; i++) _counts[i] += by;
    }
}
