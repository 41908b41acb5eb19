using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps sampled states in memory.</summary>
internal sealed class StateMemory(ObservedPopulation population, TimeGrid grid, ImmutableArray<string> variables) : MemorySink, IStateSink
{
    private readonly List<long> _steps = [];
    private readonly List<double> _values = [];

    public StateData Data => new(population, grid, variables, _steps.ToImmutableArray(), _values.ToImmutableArray());

    public override void Save(StateWriter state)
    {
        base.Save(state);
        state.WriteArray<long>(CollectionsMarshal.AsSpan(_steps));
        state.WriteArray<double>(CollectionsMarshal.AsSpan(_values));
    }

    public override void Load(StateReader state)
    {
        base.Load(state);
        state.ReadList(_steps);
        state.ReadList(_values);
    }

    public void Write(long step, ReadOnlySpan<double> values)
    {
        _steps.Add(step);
        _values.AddRange(values);
    }
}
