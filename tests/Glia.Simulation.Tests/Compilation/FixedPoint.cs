using System.Numerics;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Functions to some 60 digits near the points where their value or their argument cancels: whole numbers of 2⁻²⁵⁶, from power series.</summary>
internal static class FixedPoint
{
    private const int Bits = 256;

    private static BigInteger One => BigInteger.One << Bits;

    /// <summary>Exact value of a double (or single) of magnitude above 2⁻²⁰⁰.</summary>
    public static BigInteger Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int shift = (int)(bits >> 52) - 1075 + Bits;
        BigInteger mantissa = (bits & (1L << 52) - 1) | 1L << 52;
        BigInteger magnitude = value == 0 ? BigInteger.Zero : shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return value < 0 ? -magnitude : magnitude;
    }

    /// <summary>A function of the given name.</summary>
    public static BigInteger Evaluate(string function, double x) => function switch
    {
        "exp" => Expm1(Of(x)) + One,
        "expm1" => Expm1(Of(x)),
        "exprel" => x == 0 ? One : Ratio(Expm1(Of(x)), Of(x)),
        "sinh" => (Expm1(Of(x)) - Expm1(-Of(x))) / 2,
        "tanh" => Tanh(Of(x)),
        "log" => Log(Of(x)),
        _ => throw new ArgumentException($"No series for {function}."),
    };

    /// <summary>Distance of a value from the exact one in units in the last place of T.</summary>
    public static double Distance<T>(T actual, BigInteger exact)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T magnitude = T.Abs(actual);
        BigInteger unit = Of(double.CreateTruncating(T.BitIncrement(magnitude) - magnitude));
        BigInteger difference = BigInteger.Abs(Of(double.CreateTruncating(actual)) - exact);
        return difference.IsZero ? 0 : (double)(difference * 1000 / unit) / 1000;
    }

    private static BigInteger Product(BigInteger x, BigInteger y) => x * y >> Bits;

    private static BigInteger Ratio(BigInteger x, BigInteger y) => (x << Bits) / y;

    private static BigInteger Expm1(BigInteger x)
    {
        BigInteger sum = x, term = x;
        for (int n = 2; BigInteger.Abs(term) > 1; n++)
        {
            term = Product(term, x) / n;
            sum += term;
        }

        return sum;
    }

    private static BigInteger Tanh(BigInteger x)
    {
        BigInteger e = Expm1(2 * x);
        return Ratio(e, e + 2 * One);
    }

    /// <summary>ln x = 2 artanh((x − 1)/(x + 1)).</summary>
    private static BigInteger Log(BigInteger x)
    {
        BigInteger ratio = Ratio(x - One, x + One), square = Product(ratio, ratio), sum = ratio, power = ratio;
        for (int n = 3; BigInteger.Abs(power) > 1; n += 2)
        {
            power = Product(power, square);
            sum += power / n;
        }

        return 2 * sum;
    }
}
