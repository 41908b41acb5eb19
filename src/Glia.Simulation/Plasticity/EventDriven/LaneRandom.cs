using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Random;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Fills the columns of random numbers of a kernel.</summary>
/// <typeparam name="T">Precision of the columns.</typeparam>
internal sealed unsafe class LaneRandom<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (uint K0, uint K1) _key;
    private readonly int _drawsPerEvent;
    private readonly (int Index, nint First, nint Second)[] _draws;

    /// <summary>Prepares the draws of a kernel.</summary>
    /// <param name="site">The projection.</param>
    /// <param name="draws">What is drawn.</param>
    /// <param name="columns">The columns.</param>
    public LaneRandom(PlasticSite<T> site, ImmutableArray<Draw> draws, LaneBatch<T> columns)
    {
        (_key, _drawsPerEvent) = (SynapseNumbers.Key(site.Seed, site.Plan.Index), site.Program.Draws);
        _draws = [.. draws.Select(draw => (draw.Index, (nint)columns.Pointer(LaneNames.Draw(draw.Index)),
            draw.Distribution == DrawDistribution.Normal ? (nint)columns.Pointer(LaneNames.Angle(draw.Index)) : 0))];
    }

    /// <summary>Who draws.</summary>
    public LaneKeys Keys { get; } = new(LaneWork<T>.Capacity);

    /// <summary>Draws for one key, whose event is a further one of its kind in its step.</summary>
    public void Fill(int lane, int repeat)
    {
        foreach ((int index, nint first, nint second) in _draws)
        {
            (uint a, uint b) = SynapseNumbers.Bits(_key, Keys.Sources[lane], Keys.Targets[lane], Keys.Occurrences[lane], Keys.Stamps[lane], repeat * _drawsPerEvent + index);
            ((T*)first)[lane] = SynapseDraws.Number<T>(a);
            if (second != 0) ((T*)second)[lane] = SynapseDraws.Number<T>(b);
        }
    }

    /// <summary>Draws for the first keys, into the columns from a lane on.</summary>
    public void Fill(int from, int count, int repeat)
    {
        foreach ((int index, nint first, nint second) in _draws)
            SynapseDraws.Fill(_key, Keys, count, repeat * _drawsPerEvent + index, (T*)first + from, second == 0 ? null : (T*)second + from);
    }
}
