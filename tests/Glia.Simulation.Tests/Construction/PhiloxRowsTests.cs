using FsCheck;
using FsCheck.Fluent;
using Glia.Random;
using Glia.Simulation.Construction;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Tests.Construction;

public sealed class PhiloxRowsTests
{
    [Fact]
    public void Rows_hold_the_bits_of_their_entities() => Prop.ForAll(
        ArbMap.Default.ArbFor<ulong>(), ArbMap.Default.ArbFor<uint>(), Gen.Choose(1, 200).ToArbitrary(),
        (seed, step, count) =>
        {
            (uint, uint) key = Philox.Key(seed, 77);
            uint[] rows = Rows(key, (long)step << 9, 3, count);
            return Enumerable.Range(0, count).All(entity => rows[entity] == Philox.Bits(key, entity, (long)step << 9, 3));
        }).QuickCheckThrowOnFailure();

    private static unsafe uint[] Rows((uint, uint) key, long step, int draw, int count)
    {
        using var memory = new NativeBlock(PhiloxRows.Padded(count) * sizeof(uint));
        PhiloxRows.Fill(key, step, draw, count, (uint*)memory.Pointer);
        return new ReadOnlySpan<uint>(memory.Pointer, count).ToArray();
    }
}
