using Glia.Networks;
using Glia.Random;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction.Rules;

/// <summary>Every pair with a probability that falls with distance. Pair (source, target) has its own draw: entity source, step target.</summary>
internal sealed unsafe class DistanceDrawer : PairDrawer, IDisposable
{
    private readonly ProjectionPlan _plan;
    private readonly DistanceDependent _rule;
    private readonly Coordinates _sources, _targets;
    private readonly double _scale, _reach, _width, _height;
    private readonly SourceGrid _grid;
    private readonly List<int> _near = [];
    private readonly NativeBlock _bits = new(PhiloxRows.RowLength * sizeof(uint));

    public DistanceDrawer(ProjectionPlan plan, DistanceDependent rule)
    {
        (_plan, _rule) = (plan, rule);
        (_sources, _targets) = (plan.SourceCoordinates(), plan.TargetCoordinates());
        _scale = rule.Scale.Internal;
        (_width, _height) = rule.Torus is { } torus ? (torus.Width.Internal, torus.Height.Internal) : (0, 0);
        _reach = Math.Min(rule.MaximumDistance?.Internal ?? double.PositiveInfinity, Reach());
        _grid = new SourceGrid(_sources, _width, _height, _reach);
    }

    public override int Draw(int driver, DrawBuffers buffers)
    {
        _grid.Near(_targets.X[driver], _targets.Y[driver], _reach, _near);
        int found = 0, row = -1;
        uint* bits = (uint*)_bits.Pointer;
        foreach (int source in _near)
        {
            double square = DistanceSquare(source, driver);
            if (square > _reach * _reach || (_plan.ExcludesSelf && source == driver)) continue;
            if (source / PhiloxRows.RowLength != row)
            {
                row = source / PhiloxRows.RowLength;
                PhiloxRows.FillRow(_plan.ConnectivityKey, driver, 0, (uint)row, bits);
            }

            if (Philox.Uniform(bits[source % PhiloxRows.RowLength]) >= Probability(square)) continue;
            buffers.Reserve(found + 1);
            buffers.Partners[found++] = source;
        }

        return found;
    }

    public void Dispose() => _bits.Dispose();

    /// <summary>Distance beyond which the probability is below the smallest number that can be drawn.</summary>
    private double Reach()
    {
        double decades = Math.Log(Math.Max(_rule.PeakProbability, 1e-300) / Philox.Uniform(0));
        return _rule.Kernel switch
        {
            DistanceKernel.Gaussian => _scale * Math.Sqrt(Math.Max(0, 2 * decades)) * 1.0001,
            DistanceKernel.Exponential => _scale * Math.Max(0, decades) * 1.0001,
            _ => _scale,
        };
    }

    private double Probability(double square) => _rule.PeakProbability * _rule.Kernel switch
    {
        DistanceKernel.Gaussian => Math.Exp(-square / (2 * _scale * _scale)),
        DistanceKernel.Exponential => Math.Exp(-Math.Sqrt(square) / _scale),
        _ => square <= _scale * _scale ? 1 : 0,
    };

    private double DistanceSquare(int source, int target)
    {
        double x = Math.Abs(_sources.X[source] - _targets.X[target]), y = Math.Abs(_sources.Y[source] - _targets.Y[target]);
        double z = _sources.Z.Length > 0 && _targets.Z.Length > 0 ? _sources.Z[source] - _targets.Z[target] : 0;
        if (_width > 0) x = Math.Min(x % _width, _width - x % _width);
        if (_height > 0) y = Math.Min(y % _height, _height - y % _height);
        return x * x + y * y + z * z;
    }
}
