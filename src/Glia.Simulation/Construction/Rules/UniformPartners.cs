using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction.Rules;

/// <summary>Draws a number of partners uniformly, with or without replacement.</summary>
/// <remarks>A number below n is (bits·n) / 2³²: a number's probability differs from 1/n by at most n/2³² of it.</remarks>
internal sealed unsafe class UniformPartners(ProjectionPlan plan, int candidates) : IDisposable
{
    private NativeBlock? _taken;

    /// <summary>Draws <paramref name="count"/> partners of a driver.</summary>
    public int Draw(int driver, int count, DrawBuffers buffers)
    {
        if (count > 0 && candidates == 0) throw plan.Error($"asks for {count} partners of neuron {driver}, but there is none. Allow autapses, or remove the projection.");
        buffers.Reserve(count);
        if (plan.Rule.Multapses) DrawWithReplacement(driver, count, buffers);
        else if (2L * count <= candidates) DrawDistinct(driver, count, buffers);
        else DrawAllBut(driver, count, buffers);
        if (plan.ExcludesSelf)
            for (int k = 0; k < count; k++) buffers.Partners[k] = plan.SkipSelf(buffers.Partners[k], driver);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _taken?.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawWithReplacement(int driver, int count, DrawBuffers buffers)
    {
        uint* bits = (uint*)buffers.Partners;   // turned into partners in place
        PhiloxRows.Fill(plan.ConnectivityKey, driver, 0, count, bits);
        int k = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<uint> n = Vector512.Create((ulong)(uint)candidates).AsUInt32();
            for (; k < count; k += Vector512<uint>.Count)
            {
                Vector512<ulong> x = Vector512.Load(bits + k).AsUInt64();
                Vector512<ulong> even = Avx512F.Multiply(x.AsUInt32(), n) >>> 32, odd = Avx512F.Multiply((x >>> 32).AsUInt32(), n);
                (even | (odd & Vector512.Create(0xFFFFFFFF00000000))).AsUInt32().Store(bits + k);
            }
        }

        for (; k < count; k++) bits[k] = Below(bits[k]);
    }

    /// <summary>Draws until enough different partners were found. At most half of the candidates are taken, so less than 1.4 draws are needed for each.</summary>
    private void DrawDistinct(int driver, int count, DrawBuffers buffers)
    {
        ulong* taken = Taken();
        uint* bits = buffers.Bits0;
        int found = 0;
        for (int draw = 0; found < count; draw++)
        {
            // Each round names its draws differently; a round has a number for every partner wanted.
            PhiloxRows.Fill(plan.ConnectivityKey, driver, draw, count, bits);
            for (int k = 0; k < count && found < count; k++)
            {
                uint partner = Below(bits[k]);
                if ((taken[partner >> 6] >> (int)partner & 1) != 0) continue;
                taken[partner >> 6] |= 1ul << (int)partner;
                buffers.Partners[found++] = (int)partner;
            }
        }

        for (int k = 0; k < count; k++) taken[buffers.Partners[k] >> 6] = 0;
    }

    /// <summary>Draws those left out, which are fewer, and takes the others in ascending order.</summary>
    private void DrawAllBut(int driver, int count, DrawBuffers buffers)
    {
        if (count > candidates)
            throw plan.Error($"asks for {count} different partners of neuron {driver}, but there are {candidates}. Use a smaller number, or allow multapses.");
        int omitted = candidates - count;
        DrawDistinct(driver, omitted, buffers);
        ulong* taken = Taken();
        for (int k = 0; k < omitted; k++) taken[buffers.Partners[k] >> 6] |= 1ul << buffers.Partners[k];
        int found = 0;
        for (int partner = 0; partner < candidates; partner++)
            if ((taken[partner >> 6] >> partner & 1) == 0) buffers.Partners[found++] = partner;
        new Span<ulong>(taken, (candidates + 63) / 64).Clear();
    }

    private ulong* Taken() => (ulong*)(_taken ??= NativeBlock.Zeroed((candidates + 63L) / 64 * sizeof(ulong))).Pointer;

    private uint Below(uint bits) => (uint)((ulong)bits * (uint)candidates >> 32);
}
