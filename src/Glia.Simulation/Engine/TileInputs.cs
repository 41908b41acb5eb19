using System.Numerics;
using System.Runtime.Intrinsics;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Engine;

/// <summary>The sums of weights that arrive at the neurons of one tile, port by port: port p of place i lies at p·places + i, so that a 16-bit target finds any neuron.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal abstract unsafe class TileInputs<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBlock _sums;
    private readonly int _places;

    /// <summary>Takes memory, all zero.</summary>
    protected TileInputs(int places, int ports, SynapseKinds kinds)
    {
        (_places, Kinds, Plastic) = (places, kinds, new ArrivingGroups(kinds));
        _sums = NativeBlock.Zeroed((long)Math.Max(1, ports) * places * sizeof(T));
    }

    /// <summary>Kinds of synapse.</summary>
    public SynapseKinds Kinds { get; }

    /// <summary>Groups of plastic synapses that arrive in the present step.</summary>
    public ArrivingGroups Plastic { get; }

    /// <summary>Bytes taken.</summary>
    public virtual long Bytes => _sums.Bytes;

    /// <summary>The sums of a port from a place on.</summary>
    public T* Of(int port, int place) => (T*)_sums.Pointer + (long)port * _places + place;

    /// <summary>Adds the weights of groups of static synapses, and lists the others in <see cref="Plastic"/>.</summary>
    /// <returns>Number of synaptic events.</returns>
    public abstract long Deliver(ReadOnlySpan<ulong> groups);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _sums.Dispose();
        Plastic.Dispose();
    }
}

/// <summary>Sums of 32-bit floating-point weights.</summary>
internal sealed unsafe class FloatInputs<T> : TileInputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly GroupDelivery<T, float> _delivery;

    public FloatInputs(int places, int ports, SynapseKinds kinds, SynapseStore store) : base(places, ports, kinds)
    {
        var inputs = new nint[kinds.Count];
        var constants = new T?[kinds.Count];
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            inputs[kind] = (nint)Of(kinds[kind].Port, 0);
            constants[kind] = kinds[kind].Constant is { } weight ? T.CreateTruncating(weight) : null;
        }

        _delivery = new GroupDelivery<T, float>(store, inputs, constants, Plastic);
    }

    public override long Deliver(ReadOnlySpan<ulong> groups) => _delivery.Deliver(groups);

    public override void Dispose()
    {
        _delivery.Dispose();
        base.Dispose();
    }
}

/// <summary>Sums of 16-bit weights: integers, which come out the same in any order, turned into the model's numbers when all have arrived.</summary>
internal sealed unsafe class IntegerInputs<T> : TileInputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBlock _units;
    private readonly GroupDelivery<int, short> _delivery;
    private readonly Stretch[] _stretches;
    private readonly int _places;

    public IntegerInputs(int places, int ports, SynapseKinds kinds, SynapseStore store, ReadOnlySpan<Slice> slices, WeightScales scales, Func<int, int> portsOf)
        : base(places, ports, kinds)
    {
        _places = places;
        _units = NativeBlock.Zeroed((long)Math.Max(1, ports) * places * sizeof(int));
        var stretches = new List<Stretch>();
        foreach (Slice slice in slices)
            for (int port = 0; port < portsOf(slice.Population) && slice.Count > 0; port++)
                stretches.Add(new Stretch(port, slice.Offset, slice.Padded, T.CreateTruncating(scales.Of(slice.Population, port))));
        _stretches = [.. stretches];
        var inputs = new nint[kinds.Count];
        var constants = new int?[kinds.Count];
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            inputs[kind] = (nint)(Units + (long)kinds[kind].Port * places);
            constants[kind] = kinds[kind].Constant is { } weight ? scales.Units(weight, kinds[kind].Population, kinds[kind].Port) : null;
        }

        _delivery = new GroupDelivery<int, short>(store, inputs, constants, Plastic);
    }

    private readonly record struct Stretch(int Port, int Offset, int Count, T Scale);

    private int* Units => (int*)_units.Pointer;

    public override long Bytes => base.Bytes + _units.Bytes;

    public override long Deliver(ReadOnlySpan<ulong> groups)
    {
        if (groups.IsEmpty) return 0;
        long events = _delivery.Deliver(groups);
        foreach (Stretch stretch in _stretches)
        {
            int* units = Units + (long)stretch.Port * _places + stretch.Offset;
            Convert(units, Of(stretch.Port, stretch.Offset), stretch.Count, stretch.Scale);
            new Span<int>(units, stretch.Count).Clear();
        }

        return events;
    }

    public override void Dispose()
    {
        _delivery.Dispose();
        _units.Dispose();
        base.Dispose();
    }

    /// <summary>Counts are multiples of 64, whole vectors of any width.</summary>
    private static void Convert(int* units, T* sums, int count, T scale)
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> factor = Vector512.Create((float)(object)scale);
            for (int i = 0; i < count; i += Vector512<int>.Count) (Vector512.ConvertToSingle(Vector512.Load(units + i)) * factor).Store((float*)sums + i);
            return;
        }

        for (int i = 0; i < count; i++) sums[i] = T.CreateTruncating(units[i]) * scale;
    }
}
