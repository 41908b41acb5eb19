using System.Text;
using Glia.Errors;
using Glia.Random;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Engine;

/// <summary>Draws parameter and initial values of neurons, one at a time, in double precision.</summary>
/// <remarks>Neuron i takes the draws (entity i, step: hash of the name) of its population's stream, so no value depends on which others are drawn.</remarks>
internal static class NeuronSampler
{
    private const int UniformDraw = 2, DrawsPerAttempt = 4;

    /// <summary>Values of neurons 0 … size−1. Shape [size].</summary>
    /// <param name="distribution">What to draw from.</param>
    /// <param name="key">Key of the population's stream.</param>
    /// <param name="name">Name of the parameter or variable.</param>
    /// <param name="size">Number of neurons.</param>
    /// <param name="subject">What it is about, for errors.</param>
    public static double[] Draw(BoundedDistribution distribution, (uint K0, uint K1) key, string name, int size, string subject)
    {
        double[] values = new double[size];
        long step = NameHash(name);
        for (int neuron = 0; neuron < size; neuron++) values[neuron] = Draw(distribution, key, step, neuron, subject);
        return values;
    }

    private static double Draw(BoundedDistribution d, (uint K0, uint K1) key, long step, int neuron, string subject)
    {
        for (int attempt = 0; attempt < SynapseSampler.MaximumAttempts; attempt++)
        {
            double value = Value(d, key, step, neuron, attempt * DrawsPerAttempt);
            if (!d.Redraw) return Math.Clamp(value, d.Low, d.High);
            if (value >= d.Low && value <= d.High) return value;
        }

        throw new GliaException(subject,
            $"is drawn again until it lies within its bounds, but {SynapseSampler.MaximumAttempts} attempts for one neuron gave none. Widen the bounds, or clip instead of redrawing.");
    }

    private static double Value(BoundedDistribution d, (uint K0, uint K1) key, long step, int neuron, int draw) => d.Shape switch
    {
        DistributionShape.Constant => d.A,
        DistributionShape.Uniform => d.A + (d.B - d.A) * Philox.Uniform(Philox.Bits(key, neuron, step, draw + UniformDraw)),
        DistributionShape.Normal => d.A + d.B * Normal(key, step, neuron, draw),
        DistributionShape.Lognormal => d.Unit * Math.Exp(d.A + d.B * Normal(key, step, neuron, draw)),
        _ => d.Unit * d.Values[neuron],
    };

    private static double Normal((uint K0, uint K1) key, long step, int neuron, int draw)
    {
        double u = Philox.Uniform(Philox.Bits(key, neuron, step, draw)), v = Philox.Uniform(Philox.Bits(key, neuron, step, draw + 1));
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>FNV-1a of the name, kept off step 0, which the models' own draws use.</summary>
    private static long NameHash(string name)
    {
        uint hash = 2166136261;
        foreach (byte character in Encoding.UTF8.GetBytes(name)) hash = (hash ^ character) * 16777619;
        return 1L << 32 | hash;
    }
}
