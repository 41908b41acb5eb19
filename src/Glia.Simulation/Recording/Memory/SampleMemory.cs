using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps samples in memory.</summary>
internal abstract class SampleMemory : MemorySink, IStateSink
{
    private readonly List<long> _steps = [];
    private readonly List<double> _values = [];

    /// <summary>Stamps of the samples.</summary>
    protected ImmutableArray<long> Steps => _steps.ToImmutableArray();

    /// <summary>Their values, one sample after the other.</summary>
    protected ImmutableArray<double> Values => _values.ToImmutableArray();

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
