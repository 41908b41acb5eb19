using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Delivery;

/// <summary>Adds the weights of arriving groups to the inputs of one tile, and puts those of plastic synapses aside.</summary>
/// <typeparam name="TSum">What sums are held in: float, double, or int for 16-bit weights.</typeparam>
/// <typeparam name="TWeight">What stored weights are: float or short.</typeparam>
/// <remarks>
/// A group is a few cache lines at a random place in gigabytes, so what costs is waiting for them. Lines are therefore asked for some groups
/// ahead; the targets of the additions lie in the tile's inputs, which stay in the second-level cache.
/// </remarks>
internal sealed unsafe class GroupDelivery<TSum, TWeight> : IDisposable
    where TSum : unmanaged, INumberBase<TSum>
    where TWeight : unmanaged, INumberBase<TWeight>
{
    private const int LineBytes = 64;

    /// <summary>How far ahead groups are asked for, and how many bytes of one group at most: the rest follows while its start is worked on.</summary>
    private const int GroupsAhead = 5, MostAhead = 24 * LineBytes;

    private readonly SynapseStore _store;
    private readonly NativeBlock _kinds;

    /// <summary>Prepares delivery into a tile.</summary>
    /// <param name="store">Its synapses.</param>
    /// <param name="inputs">For each kind, where the sums of its port start.</param>
    /// <param name="constants">For each kind, its constant weight; null when synapses have their own.</param>
    /// <param name="plastic">Receives the groups of plastic kinds.</param>
    public GroupDelivery(SynapseStore store, ReadOnlySpan<nint> inputs, ReadOnlySpan<TSum?> constants, ArrivingGroups plastic)
    {
        _store = store;
        _kinds = new NativeBlock((long)Math.Max(1, inputs.Length) * sizeof(Kind));
        for (int kind = 0; kind < inputs.Length; kind++)
        {
            bool stored = constants[kind] is null;
            int bytes = sizeof(ushort) + (stored ? sizeof(TWeight) : 0);
            Kinds[kind] = new Kind { Sums = (TSum*)inputs[kind], Constant = constants[kind] ?? TSum.Zero, IsStored = stored, SynapseBytes = bytes };
            if (plastic.Of(kind) is var aside && aside is not null) Kinds[kind] = new Kind { Aside = aside };
        }
    }

    private struct Kind
    {
        public TSum* Sums;
        public NativeList<ulong>* Aside;
        public TSum Constant;
        public int SynapseBytes;
        public bool IsStored;
    }

    private Kind* Kinds => (Kind*)_kinds.Pointer;

    /// <summary>Delivers groups in the order given.</summary>
    /// <returns>Number of synaptic events, those of groups put aside not counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Deliver(ReadOnlySpan<ulong> groups)
    {
        byte** segments = _store.Segments;
        Kind* kinds = Kinds;
        long events = 0;
        fixed (ulong* start = groups)
        {
            for (int i = 0; i < Math.Min(GroupsAhead, groups.Length); i++) Prefetch(segments, kinds, start[i]);
            for (int i = 0; i < groups.Length; i++)
            {
                if (i + GroupsAhead < groups.Length) Prefetch(segments, kinds, start[i + GroupsAhead]);
                ulong group = start[i];
                int count = GroupHeader.Count(group);
                byte* data = At(segments, GroupHeader.Data(group));
                Kind* kind = kinds + GroupHeader.Kind(group);
                if (kind->Aside is not null)
                {
                    kind->Aside->Add(group);
                    continue;
                }

                if (kind->IsStored) Add((ushort*)data, (TWeight*)(data + GroupLayout.WeightStart(count, sizeof(TWeight))), count, kind->Sums);
                else AddConstant((ushort*)data, count, kind->Sums, kind->Constant);
                events += count;
            }
        }

        return events;
    }

    /// <inheritdoc/>
    public void Dispose() => _kinds.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* At(byte** segments, uint offset) =>
        segments[offset >> SynapseStore.SegmentBits] + (long)(offset & (1u << SynapseStore.SegmentBits) - 1) * SynapseStore.Unit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte** segments, Kind* kinds, ulong group)
    {
        if (!Sse.IsSupported) return;
        byte* data = At(segments, GroupHeader.Data(group));
        byte* end = data + Math.Min(GroupHeader.Count(group) * kinds[GroupHeader.Kind(group)].SynapseBytes, MostAhead);
        for (byte* line = (byte*)((nint)data & -LineBytes); line < end; line += LineBytes) Sse.Prefetch0(line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ushort* targets, TWeight* weights, int count, TSum* sums)
    {
        int k = 0;
        for (; k + 3 < count; k += 4)
        {
            // One load for four targets: the loop is bound by loads and stores.
            ulong four = Unsafe.ReadUnaligned<ulong>(targets + k);
            sums[(ushort)four] += TSum.CreateTruncating(weights[k]);
            sums[(ushort)(four >> 16)] += TSum.CreateTruncating(weights[k + 1]);
            sums[(ushort)(four >> 32)] += TSum.CreateTruncating(weights[k + 2]);
            sums[four >> 48] += TSum.CreateTruncating(weights[k + 3]);
        }

        for (; k < count; k++) sums[targets[k]] += TSum.CreateTruncating(weights[k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddConstant(ushort* targets, int count, TSum* sums, TSum weight)
    {
        int k = 0;
        for (; k + 3 < count; k += 4)
        {
            ulong four = Unsafe.ReadUnaligned<ulong>(targets + k);
            sums[(ushort)four] += weight;
            sums[(ushort)(four >> 16)] += weight;
            sums[(ushort)(four >> 32)] += weight;
            sums[four >> 48] += weight;
        }

        for (; k < count; k++) sums[targets[k]] += weight;
    }
}
