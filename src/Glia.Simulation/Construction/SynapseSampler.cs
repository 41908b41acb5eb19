using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Errors;
using Glia.Random;

namespace Glia.Simulation.Construction;

/// <summary>Draws weights and delays of one projection, batch by batch: the synapses of one driving neuron (a target, or a source where the rule is driven by sources).</summary>
/// <remarks>
/// Synapse k of driver y takes the draws (entity k, step y) of the projection's stream. Attempt a owns draws 4a … 4a+3: the first two make a pair
/// of normal numbers, of which the weight takes the first and the delay the second; a uniform weight takes the third, a uniform delay the fourth.
/// So a value depends on nothing but its own synapse.
/// </remarks>
internal sealed unsafe class SynapseSampler
{
    /// <summary>How often a value outside its bounds is drawn again before the description is given up.</summary>
    public const int MaximumAttempts = 4096;

    private const int WeightDraw = 2, DelayDraw = 3, DrawsPerAttempt = 4;

    private readonly (uint K0, uint K1) _key;
    private readonly string _name;
    private readonly BoundedDistribution _weight, _delay;
    private readonly Func<int, int, int>? _arrayIndex;
    private readonly bool _normalPair;

    /// <summary>Prepares the drawing of one projection.</summary>
    /// <param name="name">Name of the projection, for errors.</param>
    /// <param name="key">Key of its stream.</param>
    /// <param name="weight">Weights in internal units.</param>
    /// <param name="delay">Delays in steps.</param>
    /// <param name="arrayIndex">Position in given arrays of synapse k of driver y; null when the rule has no fixed order.</param>
    public SynapseSampler(string name, (uint K0, uint K1) key, BoundedDistribution weight, BoundedDistribution delay, Func<int, int, int>? arrayIndex)
    {
        (_name, _key, _weight, _delay, _arrayIndex) = (name, key, weight, delay, arrayIndex);
        _normalPair = IsNormal(weight) || IsNormal(delay);
        MinimumDelay = Math.Max(1, Round(delay.Range().Smallest));
        MaximumDelay = Math.Max(1, Round(delay.Range().Largest));
    }

    /// <summary>Bounds of the delays in steps, from the distribution; no drawn delay lies outside. A delay is at least one step.</summary>
    public int MinimumDelay { get; }

    /// <inheritdoc cref="MinimumDelay"/>
    public int MaximumDelay { get; }

    /// <summary>Draws the delays and, unless they are constant, the weights of synapses 0 … count−1 of a driver.</summary>
    public void Draw(int driver, int count, DrawBuffers buffers)
    {
        if (_normalPair) DrawNormalPairs(driver, count, buffers);
        if (!_weight.IsConstant) DrawValues(_weight, WeightDraw, buffers.Normal0, driver, count, buffers, buffers.Weights);
        if (_delay.IsConstant)
        {
            new Span<int>(buffers.Delays, count).Fill(MinimumDelay);
            return;
        }

        DrawValues(_delay, DelayDraw, buffers.Normal1, driver, count, buffers, (float*)buffers.Delays);
        RoundDelays(count, buffers.Delays);
    }

    /// <summary>Nearest whole number of steps; halves go up.</summary>
    public static int Round(double steps) => (int)Math.Clamp(Math.Floor(steps + 0.5), 0, int.MaxValue);

    private static bool IsNormal(BoundedDistribution d) => d.Shape is DistributionShape.Normal or DistributionShape.Lognormal;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawNormalPairs(int driver, int count, DrawBuffers buffers)
    {
        PhiloxRows.Fill(_key, driver, 0, count, buffers.Bits0);
        PhiloxRows.Fill(_key, driver, 1, count, buffers.Bits1);
        for (int k = 0; k < count; k += Vector512<uint>.Count)
        {
            (Vector512<float> first, Vector512<float> second) = VectorMath.NormalPair(Vector512.Load(buffers.Bits0 + k), Vector512.Load(buffers.Bits1 + k));
            first.Store(buffers.Normal0 + k);
            second.Store(buffers.Normal1 + k);
        }
    }

    private void DrawValues(BoundedDistribution d, int uniformDraw, float* normal, int driver, int count, DrawBuffers buffers, float* values)
    {
        switch (d.Shape)
        {
            case DistributionShape.Array:
                for (int k = 0; k < count; k++) values[k] = (float)Math.Clamp(d.Values[_arrayIndex!(driver, k)] * d.Unit, d.Low, d.High);
                return;
            case DistributionShape.Uniform:
                PhiloxRows.Fill(_key, driver, uniformDraw, count, buffers.Bits0);
                Transform(d.A, d.B - d.A, count, values, (float*)buffers.Bits0, uniform: true);
                break;
            case DistributionShape.Lognormal:
                for (int k = 0; k < count; k++) values[k] = Lognormal(d, normal[k]);
                break;
            default:
                Transform(d.A, d.B, count, values, normal, uniform: false);
                break;
        }

        if (d.Redraw) RedrawOutside(d, uniformDraw, driver, count, values);
        else Clip(d, count, values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(double offset, double factor, int count, float* values, float* numbers, bool uniform)
    {
        Vector512<float> a = Vector512.Create((float)offset), b = Vector512.Create((float)factor);
        for (int k = 0; k < count; k += Vector512<float>.Count)
        {
            Vector512<float> x = Vector512.Load(numbers + k);
            if (uniform) x = VectorMath.Uniform(x.AsUInt32());
            Vector512.FusedMultiplyAdd(b, x, a).Store(values + k);
        }
    }

    private static float Lognormal(BoundedDistribution d, float z) => (float)(d.Unit * Math.Exp(d.A + d.B * z));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Clip(BoundedDistribution d, int count, float* values)
    {
        if (double.IsInfinity(d.Low) && double.IsInfinity(d.High)) return;
        Vector512<float> low = Vector512.Create((float)d.Low), high = Vector512.Create((float)d.High);
        for (int k = 0; k < count; k += Vector512<float>.Count)
            Vector512.Min(Vector512.Max(Vector512.Load(values + k), low), high).Store(values + k);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RedrawOutside(BoundedDistribution d, int uniformDraw, int driver, int count, float* values)
    {
        Vector512<float> low = Vector512.Create((float)d.Low), high = Vector512.Create((float)d.High);
        for (int k = 0; k < count; k += Vector512<float>.Count)
        {
            Vector512<float> x = Vector512.Load(values + k);
            ulong outside = (Vector512.LessThan(x, low) | Vector512.GreaterThan(x, high)).ExtractMostSignificantBits();
            for (; outside != 0; outside &= outside - 1)
            {
                int entity = k + System.Numerics.BitOperations.TrailingZeroCount(outside);
                if (entity < count) values[entity] = Redraw(d, uniformDraw, driver, entity);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private float Redraw(BoundedDistribution d, int uniformDraw, int driver, int entity)
    {
        for (int attempt = 1; attempt < MaximumAttempts; attempt++)
        {
            float value = Value(d, uniformDraw, driver, entity, attempt * DrawsPerAttempt);
            if (value >= (float)d.Low && value <= (float)d.High) return value;
        }

        throw new GliaException($"projection '{_name}'",
            $"draws {(uniformDraw == WeightDraw ? "weights" : "delays")} again until they lie within their bounds, but {MaximumAttempts} attempts for one synapse gave none. " +
            "Widen the bounds, or clip instead of redrawing.");
    }

    private float Value(BoundedDistribution d, int uniformDraw, int driver, int entity, int draw)
    {
        if (d.Shape == DistributionShape.Uniform)
        {
            Vector512<float> u = VectorMath.Uniform(Vector512.Create(Philox.Bits(_key, entity, driver, draw + uniformDraw)));
            return Vector512.FusedMultiplyAdd(Vector512.Create((float)(d.B - d.A)), u, Vector512.Create((float)d.A)).ToScalar();
        }

        (Vector512<float> first, Vector512<float> second) = VectorMath.NormalPair(
            Vector512.Create(Philox.Bits(_key, entity, driver, draw)), Vector512.Create(Philox.Bits(_key, entity, driver, draw + 1)));
        Vector512<float> z = uniformDraw == WeightDraw ? first : second;
        return d.Shape == DistributionShape.Lognormal
            ? Lognormal(d, z.ToScalar())
            : Vector512.FusedMultiplyAdd(Vector512.Create((float)d.B), z, Vector512.Create((float)d.A)).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RoundDelays(int count, int* delays)
    {
        Vector512<float> largest = Vector512.Create((float)MaximumDelay);
        for (int k = 0; k < count; k += Vector512<float>.Count)
        {
            Vector512<float> steps = Vector512.Floor(Vector512.Load((float*)delays + k) + Vector512.Create(0.5f));
            Vector512.ConvertToInt32(Vector512.Max(Vector512.Min(steps, largest), Vector512<float>.One)).Store(delays + k);
        }
    }
}
