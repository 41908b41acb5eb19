using System.Collections.Concurrent;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;

namespace Glia.Equations.Synapses;

/// <summary>Divided differences of the exponential, exp[x₀, …, xₖ]: what a chain of k + 1 decays hands down, however close their rates lie.</summary>
/// <remarks>
/// By Opitz, it is the corner of the exponential of the matrix with x on its diagonal and 1 above it; the matrix exponential keeps full relative accuracy where differences
/// of exponentials cancel. Source: McCurdy, Ng and Parlett, Math. Comput. 43:501 (1984).
/// </remarks>
internal static class ExponentialDifference
{
    private static readonly ConcurrentDictionary<int, Function> s_functions = new();

    /// <summary>The function of so many arguments.</summary>
    public static Function Of(int arguments) => s_functions.GetOrAdd(arguments, static count => new Function($"_exponential_difference_{count}", count, Evaluate));

    private static double Evaluate(double[] points)
    {
        // An infinite rate leaves nothing.
        if (points.Contains(double.NegativeInfinity)) return 0;
        int n = points.Length;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + i] = points[i];
            if (i > 0) matrix[(i - 1) * n + i] = 1;
        }

        return MatrixExponentials.Exponential(matrix, n)[n - 1];
    }
}
