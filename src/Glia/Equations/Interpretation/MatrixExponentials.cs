using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>exp(A h) and ∫₀ʰ exp(A s) ds of small matrices.</summary>
/// <remarks>
/// Both are blocks of the exponential of [[A, 1], [0, 0]] h (Van Loan, IEEE Trans. Autom. Control 23:395, 1978), computed by scaling, Taylor
/// series and squaring. The diagonal is shifted so that matrices without negative coupling, which most models have, sum only positive terms:
/// their propagators keep full relative accuracy in every entry, however close their time constants lie (Xue and Ye, Numer. Math. 124:543, 2013).
/// </remarks>
internal static class MatrixExponentials
{
    private const int MaximumTerms = 60;

    /// <summary>Computes both for one matrix.</summary>
    /// <param name="matrix">A, row-major, n × n.</param>
    /// <param name="duration">h.</param>
    /// <param name="propagator">Receives exp(A h), row-major, n × n.</param>
    /// <param name="input">Receives ∫₀ʰ exp(A s) ds, row-major, n × n.</param>
    public static void Compute(ReadOnlySpan<double> matrix, double duration, Span<double> propagator, Span<double> input)
    {
        int n = (int)Math.Round(Math.Sqrt(matrix.Length)), size = 2 * n;
        double[] scaled = new double[size * size];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) scaled[i * size + j] = matrix[i * n + j] * duration;
            scaled[i * size + n + i] = duration;
        }

        double[] result = Exponential(scaled, size);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                propagator[i * n + j] = result[i * size + j];
                input[i * n + j] = result[i * size + n + j];
            }

        bool[] isUncoupled = FindUncoupled(matrix, n);
        for (int i = 0; i < n; i++)
            if (isUncoupled[i]) input[i * n + i] = duration * Functions.Exprel.Evaluate([matrix[i * n + i] * duration]);
    }

    /// <summary>The variables that are in no cycle: their diagonal entries are scalar exponentials.</summary>
    private static bool[] FindUncoupled(ReadOnlySpan<double> matrix, int n)
    {
        bool[] acts = new bool[n * n];
        for (int k = 0; k < acts.Length; k++) acts[k] = matrix[k] != 0 && k / n != k % n;
        for (int k = 0; k < n; k++)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    acts[i * n + j] |= acts[i * n + k] && acts[k * n + j];
        return [.. Enumerable.Range(0, n).Select(i => !acts[i * n + i])];
    }

    /// <summary>exp of a matrix, row-major, n × n.</summary>
    internal static double[] Exponential(double[] matrix, int n)
    {
        double norm = 0;
        for (int i = 0; i < n; i++)
        {
            double row = 0;
            for (int j = 0; j < n; j++) row += Math.Abs(matrix[i * n + j]);
            norm = Math.Max(norm, row);
        }

        if (!double.IsFinite(norm)) return [.. Enumerable.Repeat(double.NaN, n * n)];
        int halvings = norm > 0.5 ? (int)Math.Ceiling(Math.Log2(norm / 0.5)) : 0;
        double[] part = [.. matrix.Select(entry => Math.ScaleB(entry, -halvings))];
        double[] diagonal = [.. Enumerable.Range(0, n).Select(i => part[i * n + i])];
        double shift = diagonal.Min();
        for (int i = 0; i < n; i++) part[i * n + i] -= shift;

        double[] result = [.. Series(part, n).Select(entry => entry * Math.Exp(shift))];
        bool[] isUncoupled = FindUncoupled(matrix, n);
        SetDiagonal(result, diagonal, isUncoupled, 1);
        for (int k = 1; k <= halvings; k++)
        {
            result = Multiply(result, result, n);
            SetDiagonal(result, diagonal, isUncoupled, Math.ScaleB(1, k));
        }

        return result;
    }

    /// <summary>
    /// Squaring doubles the relative error of the diagonal each time; taken from scalar exponentials instead, it is correct to the last digit, and a
    /// membrane at rest stays at rest (the error of the diagonal is multiplied by the number of steps in a time constant).
    /// </summary>
    private static void SetDiagonal(double[] matrix, double[] exponents, bool[] isUncoupled, double factor)
    {
        int n = exponents.Length;
        for (int i = 0; i < n; i++)
            if (isUncoupled[i]) matrix[i * n + i] = Math.Exp(exponents[i] * factor);
    }

    /// <summary>Σ Bᵏ/k! until no entry changes.</summary>
    private static double[] Series(double[] matrix, int n)
    {
        double[] sum = new double[n * n], term = new double[n * n];
        for (int i = 0; i < n; i++) sum[i * n + i] = term[i * n + i] = 1;
        for (int k = 1; k <= MaximumTerms; k++)
        {
            term = Multiply(term, matrix, n);
            bool changed = false;
            for (int i = 0; i < term.Length; i++)
            {
                term[i] /= k;
                double next = sum[i] + term[i];
                changed |= next != sum[i];
                sum[i] = next;
            }

            // Early terms of long chains are zero where later ones are not, hence the n rounds.
            if (!changed && k > n) break;
        }

        return sum;
    }

    private static double[] Multiply(double[] a, double[] b, int n)
    {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int k = 0; k < n; k++)
            {
                double factor = a[i * n + k];
                if (factor == 0) continue;
                for (int j = 0; j < n; j++) product[i * n + j] += factor * b[k * n + j];
            }

        return product;
    }
}
