namespace Glia.Tests.BuiltIn.Reference;

/// <summary>
/// Adaptive Runge–Kutta–Fehlberg 4(5) with the step-size rule of the GNU Scientific Library's evolve loop: errors relative to
/// <c>eps_abs + eps_slope·|h·dy/dt|</c>, step shrunk by 0.9·r^(−1/5) (at least 0.2) above 1.1 and grown by 0.9·r^(−1/6) (1 to 5) below 0.5.
/// </summary>
internal sealed class GslIntegrator(int size, Action<double[], double[]> slopes, double absolute, double ofSlope, double firstStep)
{
    private static readonly double[][] s_stages =
    [
        [1.0 / 4],
        [3.0 / 32, 9.0 / 32],
        [1932.0 / 2197, -7200.0 / 2197, 7296.0 / 2197],
        [8341.0 / 4104, -32832.0 / 4104, 29440.0 / 4104, -845.0 / 4104],
        [-6080.0 / 20520, 41040.0 / 20520, -28352.0 / 20520, 9295.0 / 20520, -5643.0 / 20520],
    ];

    private static readonly double[] s_weights = [902880.0 / 7618050, 0, 3953664.0 / 7618050, 3855735.0 / 7618050, -1371249.0 / 7618050, 277020.0 / 7618050];
    private static readonly double[] s_error = [1.0 / 360, 0, -128.0 / 4275, -2197.0 / 75240, 1.0 / 50, 2.0 / 55];

    private readonly double[][] _k = [.. Enumerable.Range(0, 6).Select(_ => new double[size])];
    private readonly double[] _trial = new double[size];
    private readonly double[] _endSlope = new double[size];
    private readonly double[] _errors = new double[size];
    private double _suggested = firstStep;

    /// <summary>One accepted internal step from <paramref name="time"/> towards <paramref name="end"/>.</summary>
    public void Advance(double[] y, ref double time, double end)
    {
        double start = time;
        double h = _suggested;
        slopes(y, _k[0]);
        while (true)
        {
            bool final = h > end - start;
            if (final) h = end - start;
            Try(y, h);
            time = final ? end : start + h;
            double next = Adjust(h);
            if (next < h && time + next != time)
            {
                h = next;
                continue;
            }
            _suggested = next < h ? h : next;
            _trial.CopyTo(y, 0);
            return;
        }
    }

    private void Try(double[] y, double h)
    {
        for (int stage = 1; stage < 6; stage++)
        {
            Combine(y, h, s_stages[stage - 1]);
            slopes(_trial, _k[stage]);
        }
        for (int i = 0; i < size; i++) _errors[i] = h * Sum(s_error, i);
        Combine(y, h, s_weights);
        slopes(_trial, _endSlope);
    }

    private void Combine(double[] y, double h, double[] weights)
    {
        for (int i = 0; i < size; i++) _trial[i] = y[i] + h * Sum(weights, i);
    }

    private double Sum(double[] weights, int i)
    {
        double sum = 0;
        for (int j = 0; j < weights.Length; j++) sum += weights[j] * _k[j][i];
        return sum;
    }

    private double Adjust(double h)
    {
        double worst = double.MinValue;
        for (int i = 0; i < size; i++)
            worst = Math.Max(worst, Math.Abs(_errors[i]) / (ofSlope * Math.Abs(h * _endSlope[i]) + absolute));
        if (worst > 1.1) return h * Math.Max(0.2, 0.9 / Math.Pow(worst, 1.0 / 5));
        if (worst < 0.5) return h * Math.Clamp(0.9 / Math.Pow(worst, 1.0 / 6), 1, 5);
        return h;
    }
}
