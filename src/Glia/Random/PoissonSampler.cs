namespace Glia.Random;

/// <summary>Poisson counts from counter-based random numbers: the scalar definition that every compiled form follows.</summary>
/// <remarks>
/// Draw number k of an equation owns the Philox draws 4k … 4k+3. Up to a mean of <see cref="InversionLimit"/> the count is found by inversion,
/// searching upwards from 0 on the uniform number of draw 4k. Above, it is found by transformed rejection with squeeze (PTRS: Hörmann,
/// Insurance: Mathematics and Economics 12:39, 1993): attempt 0 takes draws 4k and 4k+1, attempt 1 takes 4k+2 and 4k+3, attempt a ≥ 2 takes
/// <see cref="FurtherDraws"/> + 64 k + 2 (a − 2) and the next. After <see cref="MaximumAttempts"/> attempts, of which less than one in five
/// fails, the rounded mean is taken, so that the number of draws is bounded.
/// </remarks>
public static class PoissonSampler
{
    /// <summary>Largest mean for inversion.</summary>
    public const double InversionLimit = 10;

    /// <summary>Largest count of the search by inversion: beyond any count that a 32-bit uniform number can ask for at the limit.</summary>
    public const int LargestInvertedCount = 64;

    /// <summary>First Philox draw of the third and later attempts.</summary>
    public const int FurtherDraws = 0x8000;

    /// <summary>Attempts at rejection before the rounded mean is taken.</summary>
    public const int MaximumAttempts = 34;

    /// <summary>Largest number of draws of a program, so that no two share Philox draws: indexes lie below it.</summary>
    public const int MaximumDrawIndex = FurtherDraws / 64;

    /// <summary>A count for one draw of one entity at one step.</summary>
    /// <param name="mean">Mean; counts for a mean that is not positive are 0.</param>
    /// <param name="key">Philox key of the stream.</param>
    /// <param name="entity">Index of the neuron in its population.</param>
    /// <param name="step">Time step.</param>
    /// <param name="index">Index of the draw in the program.</param>
    public static double Sample(double mean, (uint K0, uint K1) key, long entity, long step, int index)
    {
        if (!(mean > 0)) return 0;
        return mean <= InversionLimit
            ? Invert(mean, Philox.Uniform(Philox.Bits(key, entity, step, 4 * index)))
            : Reject(mean, key, entity, step, index);
    }

    /// <summary>The smallest count whose cumulative probability is at least <paramref name="uniform"/>.</summary>
    public static double Invert(double mean, double uniform)
    {
        double probability = Math.Exp(-mean), cumulative = probability;
        int count = 0;
        while (uniform > cumulative && count < LargestInvertedCount)
        {
            count++;
            probability *= mean / count;
            cumulative += probability;
        }

        return count;
    }

    private static double Reject(double mean, (uint K0, uint K1) key, long entity, long step, int index)
    {
        PoissonRejection rejection = new(mean);
        for (int attempt = 0; attempt < MaximumAttempts; attempt++)
        {
            int draw = attempt < 2 ? 4 * index + 2 * attempt : FurtherDraws + 64 * index + 2 * (attempt - 2);
            double u = Philox.Uniform(Philox.Bits(key, entity, step, draw)), v = Philox.Uniform(Philox.Bits(key, entity, step, draw + 1));
            double count = rejection.Candidate(u);
            if (rejection.IsInside(u, v) || rejection.IsAccepted(u, v, count)) return count;
        }

        return Math.Round(mean);
    }
}
