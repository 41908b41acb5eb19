using System.Numerics;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Poisson counts for consecutive neurons.</summary>
internal static unsafe class PoissonRow
{
    /// <summary>Fills a row of 64 counts with one mean.</summary>
    public static void Fill<T>(ref KernelArguments arguments, int first, int draw, T* row, double mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < 64; k++) row[k] = T.CreateTruncating(mean);
        Draw(ref arguments, first, draw, row, 64);
    }

    /// <summary>Replaces the mean of each lane by a count.</summary>
    public static void Draw<T>(ref KernelArguments arguments, int first, int draw, T* values, int lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            uint bits = Random.Philox.Bits((arguments.Key0, arguments.Key1), arguments.FirstIndex + first + lane, arguments.Step, draw);
            double mean = double.CreateTruncating(values[lane]), u = Random.Philox.Uniform(bits), p = Math.Exp(-mean), cdf = p;
            int k = 0;
            while (u >= cdf && k < 1000)
            {
                k++;
                p *= mean / k;
                cdf += p;
            }

            values[lane] = T.CreateTruncating(k);
        }
    }
}
