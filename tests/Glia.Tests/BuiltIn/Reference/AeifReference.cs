namespace Glia.Tests.BuiltIn.Reference;

/// <summary>Kinds of synapses of the adaptive exponential neurons.</summary>
internal enum AeifSynapses
{
    ExponentialConductance,
    AlphaConductance,
    ExponentialCurrent,
}

/// <summary>aeif_cond_exp, aeif_cond_alpha, aeif_psc_exp: state V_m, synapses, and w last; threshold and reset after every internal step.</summary>
internal sealed class AeifReference : ReferenceNeuron
{
    private readonly AeifSynapses _synapses;
    private readonly double[] _y;
    private readonly GslIntegrator _integrator;
    private double _current;

    public AeifReference(IReadOnlyDictionary<string, double> parameters, double dt, AeifSynapses synapses, double v = -70.6)
        : base(parameters, dt)
    {
        _synapses = synapses;
        _y = new double[synapses == AeifSynapses.AlphaConductance ? 6 : 4];
        _y[0] = v;
        double tolerance = parameters["gsl_error_tol"];
        _integrator = new GslIntegrator(_y.Length, Slopes, tolerance, tolerance, Math.Min(0.01, dt));
    }

    public override double this[string variable] => variable switch
    {
        "V_m" => _y[0],
        "g_ex" or "I_syn_ex" => _y[1],
        "g_in" or "I_syn_in" => _y[2],
        _ => _y[^1],
    };

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        _current = current;
        int spikes = 0;
        double detection = P("Delta_T") > 0 ? P("V_peak") : P("V_th");
        for (double t = 0; t < Dt;)
        {
            _integrator.Advance(_y, ref t, Dt);
            if (Refractory > 0) _y[0] = P("V_reset");
            else if (_y[0] >= detection)
            {
                _y[0] = P("V_reset");
                _y[^1] += P("b");
                int steps = Steps(P("t_ref"));
                // The rest of this step is refractory already and does not count.
                Refractory = steps > 0 ? steps + 1 : 0;
                spikes++;
            }
        }
        if (Refractory > 0) Refractory--;
        ConductanceSynapses.Arrive(_y, _synapses == AeifSynapses.AlphaConductance, arrivals, P("tau_syn_ex"), P("tau_syn_in"));
        return spikes;
    }

    private void Slopes(double[] y, double[] slope)
    {
        bool refractory = Refractory > 0;
        double v = refractory ? P("V_reset") : Math.Min(y[0], P("V_peak"));
        double w = y[^1], g = P("g_L"), delta = P("Delta_T");
        double spike = delta == 0 ? 0 : g * delta * Math.Exp((v - P("V_th")) / delta);
        double synaptic = _synapses == AeifSynapses.ExponentialCurrent
            ? y[1] - y[2]
            : -y[1] * (v - P("E_ex")) - y[2] * (v - P("E_in"));
        slope[0] = refractory ? 0 : (-g * (v - P("E_L")) + spike + synaptic - w + P("I_e") + _current) / P("C_m");
        ConductanceSynapses.Slopes(y, slope, _synapses == AeifSynapses.AlphaConductance, P("tau_syn_ex"), P("tau_syn_in"));
        slope[^1] = (P("a") * (v - P("E_L")) - w) / P("tau_w");
    }
}
