namespace Glia.Random;

/// <summary>The definition of a binomial number: the quantile of one uniform number, so that it needs one draw whatever its parameters are.</summary>
internal static class BinomialDistribution
{
    /// <summary>Below this mean the sum starts at 0, where (1 − p)ⁿ ≥ e⁻⁶⁰ or so is far from underflow; above it at the mode.</summary>
    private const double LargestMeanFromZero = 30;

    /// <summary>The smallest k with P(X ≤ k) ≥ u.</summary>
    /// <param name="u">A number in (0, 1).</param>
    /// <param name="n">Number of trials; a fraction is cut off, and below 1 the result is 0.</param>
    /// <param name="p">Probability of success; limited to [0, 1].</param>
    public static double Quantile(double u, double n, double p)
    {
        if (double.IsNaN(u) || double.IsNaN(n) || double.IsNaN(p)) return double.NaN;
        n = Math.Floor(n);
        if (n < 1 || p <= 0 || u <= 0) return 0;
        if (p >= 1 || u >= 1) return n;
        return n * Math.Min(p, 1 - p) <= LargestMeanFromZero ? FromEnd(u, n, p) : FromMode(u, n, p);
    }

    /// <summary>Sums from the end that is nearer to the mean.</summary>
    private static double FromEnd(double u, double n, double p)
    {
        if (p <= 0.5) return Upwards(u, n, 0, Math.Exp(n * Log1p(-p)), 0, p);
        // Failures from 0 upwards: P(X ≤ n − m) = P(failures ≥ m) = 1 − P(failures ≤ m − 1).
        double odds = (1 - p) / p, term = Math.Exp(n * Math.Log(p)), failures = 0, atMost = 0;
        while (failures < n && 1 - (atMost + term) >= u)
        {
            atMost += term;
            failures++;
            term *= odds * (n - failures + 1) / failures;
        }

        return n - failures;
    }

    private static double FromMode(double u, double n, double p)
    {
        double mode = Math.Floor((n + 1) * p);
        double top = Math.Exp(LogFactorial(n) - LogFactorial(mode) - LogFactorial(n - mode) + mode * Math.Log(p) + (n - mode) * Log1p(-p));
        double below = 0, term = top, odds = p / (1 - p);
        for (double k = mode; k > 0 && term > 1e-18 * top; k--)
        {
            term *= k / ((n - k + 1) * odds);
            below += term;
        }

        return u > below ? Upwards(u, n, mode, top, below, p) : Downwards(u, n, mode, top, below, p);
    }

    /// <summary>From k on, whose probability is <paramref name="term"/>, with <paramref name="below"/> the probability of everything below it.</summary>
    private static double Upwards(double u, double n, double k, double term, double below, double p)
    {
        double odds = p / (1 - p), smallest = double.Epsilon * 4;
        while (k < n && below + term < u && term > smallest)
        {
            below += term;
            k++;
            term *= odds * (n - k + 1) / k;
        }

        return k;
    }

    private static double Downwards(double u, double n, double k, double term, double below, double p)
    {
        double odds = p / (1 - p);
        while (k > 0 && below >= u)
        {
            term *= k / ((n - k + 1) * odds);
            k--;
            below -= term;
        }

        return k;
    }

    /// <summary>ln(1 + x), accurate near 0.</summary>
    private static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln n!: Stirling's series, exact products below it.</summary>
    private static double LogFactorial(double n)
    {
        if (n < 16)
        {
            double product = 1;
            for (double k = 2; k <= n; k++) product *= k;
            return Math.Log(product);
        }

        double inverse = 1 / n, square = inverse * inverse;
        return (n + 0.5) * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI) + inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    }
}
