namespace Glia.Simulation.Construction;

/// <summary>Exact draws of how many of a number fall to one side, by which totals are split over targets.</summary>
internal static class DiscreteDraws
{
    private static readonly double[] StirlingTails =
    [
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
        0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.0092554621827127, 0.0083305634333631,
    ];

    /// <summary>Successes among n trials of probability p.</summary>
    public static long Binomial(ref UniformSequence draws, long n, double p)
    {
        if (n <= 0 || p <= 0) return 0;
        if (p >= 1) return n;
        if (p > 0.5) return n - Binomial(ref draws, n, 1 - p);
        return n * p < 10 ? BinomialBySearch(ref draws, n, p) : BinomialByRejection(ref draws, n, p);
    }

    /// <summary>Good ones among a sample without replacement from good and bad.</summary>
    public static long Hypergeometric(ref UniformSequence draws, long good, long bad, long sample)
    {
        long total = good + bad;
        if (sample <= 0 || good <= 0) return 0;
        if (bad <= 0) return sample;
        return sample < 10 || sample > total - 10
            ? HypergeometricOneByOne(ref draws, good, bad, sample)
            : HypergeometricByRejection(ref draws, good, bad, sample);
    }

    private static long BinomialBySearch(ref UniformSequence draws, long n, double p)
    {
        double odds = p / (1 - p), probability = Math.Exp(n * Math.Log(1 - p)), u = draws.Next();
        for (long k = 0; k < n; k++)
        {
            if (u <= probability) return k;
            u -= probability;
            probability *= (n - k) * odds / (k + 1);
            if (probability == 0) return k;   // the rest of the mass is below rounding
        }

        return n;
    }

    /// <summary>Transformed rejection, algorithm BTRS of Hörmann 1993.</summary>
    private static long BinomialByRejection(ref UniformSequence draws, long n, double p)
    {
        double deviation = Math.Sqrt(n * p * (1 - p)), odds = p / (1 - p), mode = Math.Floor((n + 1) * p);
        double b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p, c = n * p + 0.5;
        double sure = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * deviation;
        while (true)
        {
            double u = draws.Next() - 0.5, v = draws.Next(), us = 0.5 - Math.Abs(u);
            double k = Math.Floor((2 * a / us + b) * u + c);
            if (k < 0 || k > n) continue;
            if (us >= 0.07 && v <= sure) return (long)k;
            double bound = (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1))) + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
            if (Math.Log(v * alpha / (a / (us * us) + b)) <= bound) return (long)k;
        }
    }

    /// <summary>ln k! minus Stirling's formula for it.</summary>
    private static double StirlingTail(double k)
    {
        if (k < StirlingTails.Length) return StirlingTails[(int)k];
        double square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }

    private static double LogFactorial(double k) =>
        (k + 0.5) * Math.Log(k + 1) - (k + 1) + 0.918938533204672742 + StirlingTail(k);   // ½ ln 2π

    private static long HypergeometricOneByOne(ref UniformSequence draws, long good, long bad, long sample)
    {
        long total = good + bad, toDraw = Math.Min(sample, total - sample), left = total, goodLeft = good;
        while (toDraw > 0 && goodLeft > 0 && left > goodLeft)
        {
            if (draws.NextBelow(left) < goodLeft) goodLeft--;
            left--;
            toDraw--;
        }

        if (left == goodLeft) goodLeft -= toDraw;
        return sample > total - sample ? goodLeft : good - goodLeft;
    }

    /// <summary>Ratio of uniforms, algorithm HRUA of Stadlober 1990.</summary>
    private static long HypergeometricByRejection(ref UniformSequence draws, long good, long bad, long sample)
    {
        long total = good + bad, few = Math.Min(good, bad), many = Math.Max(good, bad), drawn = Math.Min(sample, total - sample);
        double p = (double)few / total, mean = drawn * p;
        double variance = (double)(total - drawn) * drawn * p * (1 - p) / (total - 1), width = Math.Sqrt(variance + 0.5);
        double spread = 1.7155277699214135 * width + 0.8989161620588988;   // 2√(2/e), 3 − 2√(3/e)
        double mode = Math.Floor((drawn + 1.0) * (few + 1.0) / (total + 2.0)), peak = Weight(mode);
        double end = Math.Min(Math.Min(drawn, few) + 1.0, Math.Floor(mean + 0.5 + 16 * width));
        double Weight(double k) => LogFactorial(k) + LogFactorial(few - k) + LogFactorial(drawn - k) + LogFactorial(many - drawn + k);
        double chosen;
        while (true)
        {
            double u = draws.Next(), v = draws.Next(), x = mean + 0.5 + spread * (v - 0.5) / u;
            if (x < 0 || x >= end) continue;
            chosen = Math.Floor(x);
            if (2 * Math.Log(u) <= peak - Weight(chosen)) break;
        }

        long result = (long)chosen;
        if (good > bad) result = drawn - result;
        return drawn < sample ? good - result : result;
    }
}
