namespace Glia.Random;

/// <summary>One attempt of transformed rejection with squeeze (PTRS: Hörmann, Insurance: Mathematics and Economics 12:39, 1993).</summary>
internal readonly struct PoissonRejection
{
    private readonly double _mean, _logMean, _a, _b, _inverseAlpha, _squeeze;

    /// <summary>The constants of a mean, which must be at least 10.</summary>
    public PoissonRejection(double mean)
    {
        (_mean, _logMean) = (mean, Math.Log(mean));
        _b = 0.931 + 2.53 * Math.Sqrt(mean);
        _a = -0.059 + 0.02483 * _b;
        _inverseAlpha = 1.1239 + 1.1328 / (_b - 3.4);
        _squeeze = 0.9277 - 3.6224 / (_b - 2);
    }

    /// <summary>The count that a uniform number proposes.</summary>
    public double Candidate(double u) => Math.Floor((2 * _a / (0.5 - Math.Abs(u - 0.5)) + _b) * (u - 0.5) + _mean + 0.43);

    /// <summary>Whether the attempt is accepted without looking closer, as most are.</summary>
    public bool IsInside(double u, double v) => 0.5 - Math.Abs(u - 0.5) >= 0.07 && v <= _squeeze;

    /// <summary>Whether an attempt that is not inside is accepted.</summary>
    public bool IsAccepted(double u, double v, double count)
    {
        double us = 0.5 - Math.Abs(u - 0.5);
        if (count < 0 || us < 0.013 && v > us) return false;
        return Math.Log(v * _inverseAlpha / (_a / (us * us) + _b)) <= count * _logMean - _mean - LogFactorial(count);
    }

    /// <summary>ln n! by Stirling's series, raised to an argument where four terms are exact in double precision.</summary>
    private static double LogFactorial(double n)
    {
        double x = n + 1, product = 1;
        for (; x < 10; x++) product *= x;
        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
