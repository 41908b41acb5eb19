using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Simulation.Construction.Rules;

namespace Glia.Simulation.Construction;

/// <summary>One projection onto one tile, while its synapses are drawn.</summary>
internal sealed unsafe class IncomingProjection : IDisposable
{
    private const int KeyShift = 16;

    private readonly bool _stored;
    private readonly double _unit, _negativeUnit;
    private readonly bool _asIntegers;

    /// <summary>Prepares a projection for a tile.</summary>
    public IncomingProjection(ProjectionPlan plan, Slice slice, SynapseKinds kinds, WeightScales? scales)
    {
        (Plan, Slice) = (plan, slice);
        Drawer = PairDrawer.For(plan, slice.First, slice.Count);
        _stored = kinds[plan.KindWhenPositive].Constant is null || kinds[plan.KindWhenNegative].Constant is null;
        _asIntegers = scales is not null && plan.Plastic is null;
        _unit = scales?.Of(plan.Target, kinds[plan.KindWhenPositive].Port) ?? 1;
        _negativeUnit = scales?.Of(plan.Target, kinds[plan.KindWhenNegative].Port) ?? 1;
    }

    /// <summary>The projection.</summary>
    public ProjectionPlan Plan { get; }

    /// <summary>Its targets in the tile.</summary>
    public Slice Slice { get; }

    /// <summary>Draws who connects to whom.</summary>
    public PairDrawer Drawer { get; }

    /// <summary>Turns drawn delays and weights into sort keys (upper 16 bits) and weights as they are stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(KeyRange keys, int count, DrawBuffers buffers)
    {
        if (_stored && Plan.Weight.IsConstant) new Span<float>(buffers.Weights, PhiloxRows.Padded(count)).Fill((float)Plan.Weight.A);
        int positive = keys.PlaceOf(Plan.KindWhenPositive), negative = keys.PlaceOf(Plan.KindWhenNegative);
        Vector512<int> kinds = Vector512.Create(keys.KindCount), first = Vector512.Create(keys.FirstDelay);
        Vector512<int> whenPositive = Vector512.Create(positive), whenNegative = Vector512.Create(negative);
        Vector512<float> perUnit = Vector512.Create((float)(1 / _unit)), perNegativeUnit = Vector512.Create((float)(1 / _negativeUnit));
        for (int k = 0; k < count; k += Vector512<int>.Count)
        {
            Vector512<float> weight = Vector512.Load(buffers.Weights + k);
            Vector512<float> below = positive == negative ? Vector512<float>.Zero : Vector512.LessThan(weight, Vector512<float>.Zero);
            Vector512<int> kind = Vector512.ConditionalSelect(below.AsInt32(), whenNegative, whenPositive);
            Vector512<int> key = (Vector512.Load(buffers.Delays + k) - first) * kinds + kind;
            (key << KeyShift).AsUInt32().Store(buffers.Keys + k);
            if (!_asIntegers) continue;
            Vector512<float> units = weight * Vector512.ConditionalSelect(below, perNegativeUnit, perUnit);
            Vector512<float> limit = Vector512.Create((float)short.MaxValue);
            units = Vector512.Max(Vector512.Min(units, limit), -limit);
            Vector512.ConvertToInt32(Vector512.Round(units)).AsSingle().Store(buffers.Weights + k);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (Drawer as IDisposable)?.Dispose();
}
