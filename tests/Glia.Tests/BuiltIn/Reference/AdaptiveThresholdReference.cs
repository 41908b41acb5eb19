namespace Glia.Tests.BuiltIn.Reference;

/// <summary>mat2_psc_exp: no reset of the potential, a threshold with two decaying components.</summary>
internal sealed class Mat2PscExpReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -70) : ReferenceNeuron(parameters, dt)
{
    private double _v = v;
    private double _excitatory;
    private double _inhibitory;
    private double _short;
    private double _long;

    public override double this[string variable] => variable switch { "V_m" => _v, "I_syn_ex" => _excitatory, "I_syn_in" => _inhibitory, _ => Threshold };

    private double Threshold => P("omega") + _short + _long;

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        double tau = P("tau_m"), c = P("C_m"), decay = Math.Exp(-Dt / tau);
        _v = P("E_L") + (_v - P("E_L")) * decay + (current + P("I_e")) * tau / c * (1 - decay)
            + _excitatory * ExponentialResponse(P("tau_syn_ex"), tau, c, Dt) + _inhibitory * ExponentialResponse(P("tau_syn_in"), tau, c, Dt);
        _short *= Math.Exp(-Dt / P("tau_1"));
        _long *= Math.Exp(-Dt / P("tau_2"));
        _excitatory = _excitatory * Math.Exp(-Dt / P("tau_syn_ex")) + arrivals[0];
        _inhibitory = _inhibitory * Math.Exp(-Dt / P("tau_syn_in")) + arrivals[1];
        if (Refractory > 0)
        {
            Refractory--;
            return 0;
        }
        if (_v < Threshold) return 0;
        Refractory = Steps(P("t_ref"));
        _short += P("alpha_1");
        _long += P("alpha_2");
        return 1;
    }
}

/// <summary>gif_psc_exp with a firing decision that the caller makes from the hazard, since random numbers cannot agree.</summary>
internal sealed class GifPscExpReference(IReadOnlyDictionary<string, double> parameters, double dt, Func<double, bool> fires, double v = -70)
    : ReferenceNeuron(parameters, dt)
{
    private readonly double[] _stc = new double[3];
    private readonly double[] _sfa = new double[3];
    private double _v = v;
    private double _excitatory;
    private double _inhibitory;
    private double _current;
    private double _threshold;

    public override double this[string variable] => variable switch
    {
        "V_m" => _v,
        "I_syn_ex" => _excitatory,
        "I_syn_in" => _inhibitory,
        "I_stc" => _current,
        _ => _threshold,
    };

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        _current = _stc.Sum();
        _threshold = P("V_T_star") + _sfa.Sum();
        Decay(_stc, "tau_stc_");
        Decay(_sfa, "tau_sfa_");
        _excitatory = _excitatory * Math.Exp(-Dt / P("tau_syn_ex")) + arrivals[0];
        _inhibitory = _inhibitory * Math.Exp(-Dt / P("tau_syn_in")) + arrivals[1];
        if (Refractory > 0)
        {
            Refractory--;
            _v = P("V_reset");
            return 0;
        }
        double c = P("C_m"), tau = c / P("g_L"), decay = Math.Exp(-Dt / tau);
        _v = P("E_L") + (_v - P("E_L")) * decay + (current + P("I_e") - _current) * tau / c * (1 - decay)
            + _excitatory * ExponentialResponse(P("tau_syn_ex"), tau, c, Dt) + _inhibitory * ExponentialResponse(P("tau_syn_in"), tau, c, Dt);
        double hazard = P("lambda_0") * Math.Exp((_v - _threshold) / P("Delta_V"));
        if (!fires(1 - Math.Exp(-hazard * Dt))) return 0;
        for (int k = 0; k < 3; k++)
        {
            _stc[k] += P($"q_stc_{k + 1}");
            _sfa[k] += P($"q_sfa_{k + 1}");
        }
        Refractory = Steps(P("t_ref"));
        return 1;
    }

    private void Decay(double[] components, string tau)
    {
        for (int k = 0; k < 3; k++) components[k] *= Math.Exp(-Dt / P($"{tau}{k + 1}"));
    }
}
