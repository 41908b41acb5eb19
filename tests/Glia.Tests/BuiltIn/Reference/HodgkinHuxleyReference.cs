namespace Glia.Tests.BuiltIn.Reference;

/// <summary>What the two Hodgkin–Huxley neurons share: a spike is a local maximum above a level, nothing is reset.</summary>
internal abstract class HodgkinHuxleyReference : ReferenceNeuron
{
    private readonly GslIntegrator _integrator;

    protected HodgkinHuxleyReference(IReadOnlyDictionary<string, double> parameters, double dt, double[] initial)
        : base(parameters, dt)
    {
        Y = initial;
        _integrator = new GslIntegrator(Y.Length, Slopes, 1e-3, 0, dt);
    }

    /// <summary>V, m, h, n, and the synapses.</summary>
    protected double[] Y { get; }

    protected double Current { get; private set; }

    protected abstract double Level { get; }

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        Current = current;
        double before = Y[0];
        for (double t = 0; t < Dt;) _integrator.Advance(Y, ref t, Dt);
        Arrive(arrivals);
        if (Refractory > 0)
        {
            Refractory--;
            return 0;
        }
        if (Y[0] < Level || before <= Y[0]) return 0;
        Refractory = Steps(P("t_ref"));
        return 1;
    }

    protected abstract void Arrive(ReadOnlySpan<double> arrivals);

    protected abstract void Slopes(double[] y, double[] slope);

    protected double IonicCurrent(double[] y) =>
        P("g_Na") * y[1] * y[1] * y[1] * y[2] * (y[0] - P("E_Na"))
        + P("g_K") * y[3] * y[3] * y[3] * y[3] * (y[0] - P("E_K"))
        + P("g_L") * (y[0] - P("E_L"));

    protected static void Gate(double[] y, double[] slope, int index, double opening, double closing) =>
        slope[index] = opening * (1 - y[index]) - closing * y[index];
}

/// <summary>hh_psc_alpha: y = V, m, h, n, I_ex, I_in and the slopes of the two currents.</summary>
internal sealed class HhPscAlphaReference(IReadOnlyDictionary<string, double> parameters, double dt)
    : HodgkinHuxleyReference(parameters, dt, [-65, 0.05293248525724958, 0.5961207535084603, 0.3176769140606974, 0, 0, 0, 0])
{
    protected override double Level => 0;

    public override double this[string variable] => variable switch
    {
        "V_m" => Y[0],
        "Act_m" => Y[1],
        "Inact_h" => Y[2],
        "Act_n" => Y[3],
        "I_syn_ex" => Y[4],
        _ => Y[5],
    };

    protected override void Arrive(ReadOnlySpan<double> arrivals)
    {
        Y[6] += arrivals[0] * Math.E / P("tau_syn_ex");
        Y[7] += arrivals[1] * Math.E / P("tau_syn_in");
    }

    protected override void Slopes(double[] y, double[] slope)
    {
        double v = y[0];
        slope[0] = (-IonicCurrent(y) + Current + P("I_e") + y[4] + y[5]) / P("C_m");
        Gate(y, slope, 1, 0.1 * (v + 40) / (1 - Math.Exp(-(v + 40) / 10)), 4 * Math.Exp(-(v + 65) / 18));
        Gate(y, slope, 2, 0.07 * Math.Exp(-(v + 65) / 20), 1 / (1 + Math.Exp(-(v + 35) / 10)));
        Gate(y, slope, 3, 0.01 * (v + 55) / (1 - Math.Exp(-(v + 55) / 10)), 0.125 * Math.Exp(-(v + 65) / 80));
        slope[4] = y[6] - y[4] / P("tau_syn_ex");
        slope[5] = y[7] - y[5] / P("tau_syn_in");
        slope[6] = -y[6] / P("tau_syn_ex");
        slope[7] = -y[7] / P("tau_syn_in");
    }
}

/// <summary>hh_cond_exp_traub: y = V, m, h, n, g_ex, g_in.</summary>
internal sealed class HhCondExpTraubReference(IReadOnlyDictionary<string, double> parameters, double dt)
    : HodgkinHuxleyReference(parameters, dt, [-60, 9.895563096746586e-09, 0.999999999106396, 2.551577051602551e-07, 0, 0])
{
    protected override double Level => P("V_T") + 30;

    public override double this[string variable] => variable switch
    {
        "V_m" => Y[0],
        "Act_m" => Y[1],
        "Inact_h" => Y[2],
        "Act_n" => Y[3],
        "g_ex" => Y[4],
        _ => Y[5],
    };

    protected override void Arrive(ReadOnlySpan<double> arrivals)
    {
        Y[4] += arrivals[0];
        Y[5] -= arrivals[1];
    }

    protected override void Slopes(double[] y, double[] slope)
    {
        double v = y[0] - P("V_T");
        slope[0] = (-IonicCurrent(y) - y[4] * (y[0] - P("E_ex")) - y[5] * (y[0] - P("E_in")) + Current + P("I_e")) / P("C_m");
        Gate(y, slope, 1, 0.32 * (13 - v) / (Math.Exp((13 - v) / 4) - 1), 0.28 * (v - 40) / (Math.Exp((v - 40) / 5) - 1));
        Gate(y, slope, 2, 0.128 * Math.Exp((17 - v) / 18), 4 / (1 + Math.Exp((40 - v) / 5)));
        Gate(y, slope, 3, 0.032 * (15 - v) / (Math.Exp((15 - v) / 5) - 1), 0.5 * Math.Exp((10 - v) / 40));
        slope[4] = -y[4] / P("tau_syn_ex");
        slope[5] = -y[5] / P("tau_syn_in");
    }
}
