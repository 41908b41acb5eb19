namespace Glia.Tests.BuiltIn.Reference;

/// <summary>iaf_cond_exp and iaf_cond_alpha: state V_m, then per synapse g (exp) or g and its slope (alpha).</summary>
internal sealed class IafCondReference : ReferenceNeuron
{
    private readonly bool _alpha;
    private readonly double[] _y;
    private readonly GslIntegrator _integrator;
    private double _current;

    public IafCondReference(IReadOnlyDictionary<string, double> parameters, double dt, bool alpha, double v = -70)
        : base(parameters, dt)
    {
        _alpha = alpha;
        _y = new double[alpha ? 5 : 3];
        _y[0] = v;
        _integrator = new GslIntegrator(_y.Length, Slopes, 1e-3, 0, dt);
    }

    public override double this[string variable] => variable switch { "V_m" => _y[0], "g_ex" => _y[1], "g_in" => _y[2], _ => double.NaN };

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        _current = current;
        for (double t = 0; t < Dt;) _integrator.Advance(_y, ref t, Dt);
        ConductanceSynapses.Arrive(_y, _alpha, arrivals, P("tau_syn_ex"), P("tau_syn_in"));
        if (Refractory > 0)
        {
            Refractory--;
            _y[0] = P("V_reset");
            return 0;
        }
        if (_y[0] < P("V_th")) return 0;
        Refractory = Steps(P("t_ref"));
        _y[0] = P("V_reset");
        return 1;
    }

    private void Slopes(double[] y, double[] slope)
    {
        double v = Refractory > 0 ? P("V_reset") : Math.Min(y[0], P("V_th"));
        double sum = -P("g_L") * (v - P("E_L")) - y[1] * (v - P("E_ex")) - y[2] * (v - P("E_in")) + P("I_e") + _current;
        slope[0] = Refractory > 0 ? 0 : sum / P("C_m");
        ConductanceSynapses.Slopes(y, slope, _alpha, P("tau_syn_ex"), P("tau_syn_in"));
    }
}

/// <summary>Exponential (y[1], y[2] = g_ex, g_in) or alpha-shaped synapses (y[3], y[4] = their slopes).</summary>
internal static class ConductanceSynapses
{
    public static void Slopes(double[] y, double[] slope, bool alpha, double tauEx, double tauIn)
    {
        slope[1] = -y[1] / tauEx + (alpha ? y[3] : 0);
        slope[2] = -y[2] / tauIn + (alpha ? y[4] : 0);
        if (!alpha) return;
        slope[3] = -y[3] / tauEx;
        slope[4] = -y[4] / tauIn;
    }

    public static void Arrive(double[] y, bool alpha, ReadOnlySpan<double> arrivals, double tauEx, double tauIn)
    {
        if (alpha)
        {
            y[3] += arrivals[0] * Math.E / tauEx;
            y[4] -= arrivals[1] * Math.E / tauIn;
        }
        else
        {
            y[1] += arrivals[0];
            y[2] -= arrivals[1];
        }
    }
}
