namespace Glia.Equations.Interpretation;

/// <summary>Gradients through the matrix exponential.</summary>
/// <remarks>
/// With M = [[A, 1], [0, 0]] h, whose exponential holds P and Q, the gradient by M is the derivative of exp at Mᵀ in the direction of the
/// gradient by exp(M), which is the upper right block of exp [[Mᵀ, E], [0, Mᵀ]] (Mathias, SIAM J. Matrix Anal. Appl. 17:610, 1996).
/// </remarks>
internal static class MatrixExponentialGradients
{
    /// <summary>The gradient by A of a quantity that depends on P = exp(A h) and Q = ∫ exp(A s) ds.</summary>
    /// <param name="matrix">A, row-major, n × n.</param>
    /// <param name="duration">h.</param>
    /// <param name="propagator">The gradient by P.</param>
    /// <param name="input">The gradient by Q.</param>
    /// <param name="result">Receives the gradient by A.</param>
    public static void Compute(ReadOnlySpan<double> matrix, double duration, ReadOnlySpan<double> propagator, ReadOnlySpan<double> input, Span<double> result)
    {
        int n = (int)Math.Round(Math.Sqrt(matrix.Length)), half = 2 * n, size = 2 * half;
        double[] joint = new double[size * size];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                joint[j * size + i] = joint[(half + j) * size + half + i] = matrix[i * n + j] * duration;
                joint[i * size + half + j] = propagator[i * n + j];
                joint[i * size + half + n + j] = input[i * n + j];
            }

            joint[(n + i) * size + i] = joint[(half + n + i) * size + half + i] = duration;
        }

        double[] exponential = MatrixExponentials.Exponential(joint, size);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                result[i * n + j] = duration * exponential[i * size + half + j];
    }
}
