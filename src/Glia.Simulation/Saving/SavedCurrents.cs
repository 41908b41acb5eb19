using System.Numerics;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>Currents under way: the latest outputs of current sources, by step and source.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class SavedCurrents<T>(CurrentRing<T>?[] rings, Func<long> step) : ISavedPart where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => "currents";

    public void Save(StateWriter state)
    {
        foreach (CurrentRing<T> ring in rings.OfType<CurrentRing<T>>())
            for (long emitted = First(ring); emitted < step(); emitted++) state.Write(new ReadOnlySpan<T>(ring.At(emitted), ring.Sources));
    }

    public void Load(StateReader state)
    {
        foreach (CurrentRing<T> ring in rings.OfType<CurrentRing<T>>())
            for (long emitted = First(ring); emitted < step(); emitted++) state.Read(new Span<T>(ring.At(emitted), ring.Sources));
    }

    private long First(CurrentRing<T> ring) => Math.Max(0, step() - ring.Steps);
}
