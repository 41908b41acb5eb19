using System.Runtime.Intrinsics;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction.Rules;

/// <summary>Every pair with the same probability: the gaps between partners of a target are geometric, so only pairs that connect are drawn.</summary>
internal sealed unsafe class BernoulliDrawer(ProjectionPlan plan, double probability) : PairDrawer, IDisposable
{
    /// <summary>Gaps per round of drawing.</summary>
    private const int Round = 2 * PhiloxRows.RowLength;

    // ln(1 − p): the gap is ⌊ln u / ln(1 − p)⌋ (Devroye 1986, X.2).
    private readonly double _perFailure = 1 / Math.Log(1 - probability);
    private readonly NativeBlock _bits = new(Round * sizeof(uint));

    public override int Draw(int driver, DrawBuffers buffers)
    {
        int candidates = plan.PartnersOfTarget, found = 0;
        if (probability <= 0) return 0;
        if (probability >= 1) return All(driver, candidates, buffers);
        uint* bits = (uint*)_bits.Pointer;
        float* gaps = (float*)bits;
        long partner = -1;
        for (int draw = 0; ; draw++)
        {
            buffers.Reserve(found + Round);
            PhiloxRows.Fill(plan.ConnectivityKey, driver, draw, Round, bits);
            for (int k = 0; k < Round; k += Vector512<uint>.Count)
                (VectorMath.Log(VectorMath.Uniform(Vector512.Load(bits + k))) * Vector512.Create((float)_perFailure)).Store(gaps + k);
            for (int k = 0; k < Round; k++)
            {
                partner += 1 + (long)Math.Min(gaps[k], candidates);
                if (partner >= candidates) return found;
                buffers.Partners[found++] = plan.SkipSelf((int)partner, driver);
            }
        }
    }

    public void Dispose() => _bits.Dispose();

    private int All(int driver, int candidates, DrawBuffers buffers)
    {
        buffers.Reserve(candidates);
        for (int k = 0; k < candidates; k++) buffers.Partners[k] = plan.SkipSelf(k, driver);
        return candidates;
    }
}
