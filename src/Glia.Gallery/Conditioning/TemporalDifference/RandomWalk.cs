using Glia.Random;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>The random walk over five states by which TD(0) is known: from the middle one step left or right until an end; the right end is worth 1.</summary>
/// <remarks>The true values are 1/6 to 5/6; learning starts from 1/2. Source: Sutton and Barto (2018), example 6.2; Sutton (1988).</remarks>
internal static class RandomWalk
{
    private const int States = 5;

    /// <summary>Keys the steps; apart from all streams of a simulation, which lie above 0x1000_0000.</summary>
    private const uint Stream = 0x0001_0002;

    /// <summary>Root mean square error of the values over states, averaged over runs.</summary>
    /// <param name="rate">α.</param>
    /// <param name="episodes">Walks of each run.</param>
    /// <param name="runs">Runs.</param>
    /// <param name="seed">Seed of the walks.</param>
    /// <returns>The error before the first walk and after each. Shape [episodes + 1].</returns>
    public static double[] Errors(double rate, int episodes, int runs, ulong seed)
    {
        (uint, uint) key = Philox.Key(seed, Stream);
        double[] errors = new double[episodes + 1];
        double[] values = new double[States + 2];
        for (int run = 0; run < runs; run++)
        {
            values.AsSpan(1, States).Fill(0.5);
            errors[0] += Error(values);
            long draw = 0;
            for (int episode = 1; episode <= episodes; episode++)
            {
                for (int state = (States + 1) / 2; state is > 0 and <= States;)
                {
                    bool right = Philox.Bits(key, run, draw++, 0) >> 31 == 1;
                    int next = right ? state + 1 : state - 1;
                    double reward = next > States ? 1 : 0;
                    values[state] += rate * (reward + values[next] - values[state]);
                    state = next;
                }

                errors[episode] += Error(values);
            }
        }

        return [.. errors.Select(error => error / runs)];
    }

    private static double Error(double[] values)
    {
        double sum = 0;
        for (int state = 1; state <= States; state++) sum += Square(values[state] - state / (States + 1.0));
        return Math.Sqrt(sum / States);
    }

    private static double Square(double x) => x * x;
}
