using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Mean connection probability of a distance-dependent rule, over a sample of pairs.</summary>
internal static class DistanceExpectation
{
    /// <summary>Neurons sampled of each population; 256² pairs keep the estimate within a percent and the time within a millisecond.</summary>
    private const int Sampled = 256;

    public static double MeanProbability(Projection projection, DistanceDependent rule)
    {
        if (projection.Source.Positions is null || projection.Target.Positions is null) return 0;
        (double X, double Y, double Z)[] sources = Sample(projection.Source, 0), targets = Sample(projection.Target, 1);
        bool skipSelf = SynapseCount.IsRecurrent(projection) && !rule.Autapses;
        double sum = 0;
        long pairs = 0;
        foreach ((double X, double Y, double Z) source in sources)
            foreach ((double X, double Y, double Z) target in targets)
            {
                if (skipSelf && source == target) continue;
                sum += Probability(rule, Distance(source, target, rule.Torus));
                pairs++;
            }

        return pairs == 0 ? 0 : sum / pairs;
    }

    /// <summary>Connection probability at a distance in µm.</summary>
    public static double Probability(DistanceDependent rule, double distance_um)
    {
        if (rule.MaximumDistance is { } limit && distance_um > limit.Micrometres) return 0;
        double ratio = distance_um / rule.Scale.Micrometres;
        return rule.PeakProbability * rule.Kernel switch
        {
            DistanceKernel.Gaussian => Math.Exp(-0.5 * ratio * ratio),
            DistanceKernel.Exponential => Math.Exp(-ratio),
            _ => ratio <= 1 ? 1 : 0,
        };
    }

    private static double Distance((double X, double Y, double Z) a, (double X, double Y, double Z) b, (Length Width, Length Height)? torus)
    {
        double x = Math.Abs(a.X - b.X), y = Math.Abs(a.Y - b.Y), z = a.Z - b.Z;
        if (torus is var (width, height))
        {
            x = Wrapped(x, width.Micrometres);
            y = Wrapped(y, height.Micrometres);
        }

        return Math.Sqrt(x * x + y * y + z * z);
    }

    private static double Wrapped(double difference, double extent)
    {
        double rest = difference % extent;
        return Math.Min(rest, extent - rest);
    }

    private static (double X, double Y, double Z)[] Sample(Population population, int salt)
    {
        int count = (int)Math.Min(population.Size, Sampled);
        var points = new (double X, double Y, double Z)[count];
        for (int k = 0; k < count; k++)
        {
            // Spread over the whole population by the golden ratio, so that rows of a grid are not sampled in step.
            long neuron = population.Size <= Sampled ? k : (long)(Fraction((k + 0.5 + 0.25 * salt) * 0.6180339887498949) * population.Size);
            points[k] = population.Positions switch
            {
                ExplicitPositions given => (given.X[(int)neuron], given.Y[(int)neuron], given.Z.IsDefaultOrEmpty ? 0 : given.Z[(int)neuron]),
                GridPositions grid => (
                    (neuron % grid.Columns + 0.5) * grid.Width.Micrometres / grid.Columns,
                    (neuron / grid.Columns + 0.5) * grid.Height.Micrometres / grid.Rows, 0),
                // The drawn positions are not known yet; a low-discrepancy sequence stands for them.
                RandomPositions random => (
                    Fraction((k + 1 + 7919 * salt) * 0.7548776662466927) * random.Width.Micrometres,
                    Fraction((k + 1 + 7919 * salt) * 0.5698402909980532) * random.Height.Micrometres, 0),
                _ => default,
            };
        }

        return points;
    }

    private static double Fraction(double x) => x - Math.Floor(x);
}
