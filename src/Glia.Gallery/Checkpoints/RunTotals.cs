using System.Buffers.Binary;
using System.Collections.Immutable;
using Glia.Quantities;
using Glia.Simulation;

namespace Glia.Gallery.Checkpoints;

/// <summary>What the parts of a run did together, those before a resumption included.</summary>
internal readonly record struct RunTotals(TimeSpan Wall, long Spikes, long SynapticEvents, PhaseTimes Phases)
{
    private const int Bytes = 3 * sizeof(long);

    /// <summary>With one more part.</summary>
    public RunTotals And(RunReport part) => new(
        Wall + part.Wall, Spikes + part.Spikes, SynapticEvents + part.SynapticEvents,
        new PhaseTimes(
            Phases.Delivery + part.Phases.Delivery, Phases.Sources + part.Phases.Sources, Phases.Update + part.Phases.Update,
            Phases.Exchange + part.Phases.Exchange, Phases.Recording + part.Phases.Recording));

    /// <summary>The report of the last part as that of the whole run.</summary>
    public RunReport Report(RunReport last) => last with
    {
        Start = Time.FromInternal(0), Wall = Wall, Spikes = Spikes, SynapticEvents = SynapticEvents, Phases = Phases,
    };

    /// <summary>As bytes of a checkpoint; how the wall time was spent is not kept.</summary>
    public ImmutableArray<byte> ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Wall.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(long)), Spikes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(2 * sizeof(long)), SynapticEvents);
        return [.. bytes];
    }

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    public static RunTotals FromBytes(ImmutableArray<byte> bytes) => bytes.Length != Bytes
        ? default
        : new RunTotals(TimeSpan.FromTicks(At(bytes.AsSpan(), 0)), At(bytes.AsSpan(), 1), At(bytes.AsSpan(), 2), default);

    private static long At(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadInt64LittleEndian(bytes[(place * sizeof(long))..]);
}
