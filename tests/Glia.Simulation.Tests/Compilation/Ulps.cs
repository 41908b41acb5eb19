using System.Numerics;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Distances in units in the last place.</summary>
internal static class Ulps
{
    /// <summary>Numbers that fill a range: half of them evenly, half evenly in magnitude.</summary>
    public static T[] Sweep<T>(double low, double high, int count)
        where T : INumberBase<T>
    {
        System.Random random = new(1);
        T[] x = new T[count];
        for (int k = 0; k < count; k++)
        {
            double even = low + (high - low) * random.NextDouble();
            double end = random.Next(2) == 0 || low >= 0 ? high : low;
            double smallest = low > 0 ? low : Math.Abs(end) * 1e-12;
            double spread = Math.Sign(end) * smallest * Math.Pow(Math.Abs(end) / smallest, random.NextDouble());
            x[k] = T.CreateTruncating(k % 2 == 0 ? even : spread);
        }

        return x;
    }

    /// <summary>Distance between a value and the exact one, in units of the last place of T at the exact one.</summary>
    public static double Distance<T>(T actual, double exact)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T rounded = T.CreateTruncating(exact);
        if (actual.Equals(rounded) || (T.IsNaN(actual) && double.IsNaN(exact))) return 0;
        if (!T.IsFinite(actual) || !T.IsFinite(rounded)) return double.PositiveInfinity;
        T magnitude = T.Abs(rounded);
        double unit = double.CreateTruncating(T.BitIncrement(magnitude) - magnitude);
        return Math.Abs(double.CreateTruncating(actual) - exact) / unit;
    }

    /// <summary>The largest distance from a function of one argument, and where.</summary>
    public static (double Worst, int At) Worst<T>(Span<T> actual, T[] x, Func<double[], double> exact)
        where T : IBinaryFloatingPointIeee754<T>
    {
        (double worst, int at) = (0, 0);
        for (int k = 0; k < x.Length; k++)
        {
            double distance = Distance(actual[k], exact([double.CreateTruncating(x[k])]));
            if (distance > worst) (worst, at) = (distance, k);
        }

        return (worst, at);
    }
}
