namespace Glia.Tests.BuiltIn.Reference;

/// <summary>iaf_psc_delta: arrivals move the potential; with refractory_input they are kept, decayed, for the end of the refractory time.</summary>
internal sealed class IafPscDeltaReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -70) : ReferenceNeuron(parameters, dt)
{
    private double _v = v;
    private double _kept;

    public override double this[string variable] => _v;

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        double tau = P("tau_m");
        if (Refractory == 0)
        {
            double decay = Math.Exp(-Dt / tau);
            _v = P("E_L") + (_v - P("E_L")) * decay + (current + P("I_e")) * tau / P("C_m") * (1 - decay) + arrivals[0];
            _v += _kept;
            _kept = 0;
            _v = Math.Max(_v, P("V_min"));
        }
        else
        {
            if (P("refractory_input") != 0) _kept += arrivals[0] * Math.Exp(-Refractory * Dt / tau);
            Refractory--;
        }
        if (_v < P("V_th")) return 0;
        Refractory = Steps(P("t_ref"));
        _v = P("V_reset");
        return 1;
    }
}

/// <summary>iaf_psc_exp.</summary>
internal sealed class IafPscExpReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -70) : ReferenceNeuron(parameters, dt)
{
    private double _v = v;
    private double _excitatory;
    private double _inhibitory;

    public override double this[string variable] => variable switch { "V_m" => _v, "I_syn_ex" => _excitatory, _ => _inhibitory };

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        double tau = P("tau_m"), c = P("C_m");
        if (Refractory == 0)
        {
            double decay = Math.Exp(-Dt / tau);
            _v = P("E_L") + (_v - P("E_L")) * decay + (current + P("I_e")) * tau / c * (1 - decay)
                + _excitatory * ExponentialResponse(P("tau_syn_ex"), tau, c, Dt) + _inhibitory * ExponentialResponse(P("tau_syn_in"), tau, c, Dt);
        }
        else Refractory--;
        _excitatory = _excitatory * Math.Exp(-Dt / P("tau_syn_ex")) + arrivals[0];
        _inhibitory = _inhibitory * Math.Exp(-Dt / P("tau_syn_in")) + arrivals[1];
        if (_v < P("V_th")) return 0;
        Refractory = Steps(P("t_ref"));
        _v = P("V_reset");
        return 1;
    }
}

/// <summary>iaf_psc_alpha.</summary>
internal sealed class IafPscAlphaReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -70) : ReferenceNeuron(parameters, dt)
{
    private double _v = v;
    private readonly AlphaCurrent _excitatory = new();
    private readonly AlphaCurrent _inhibitory = new();

    public override double this[string variable] => variable switch { "V_m" => _v, "I_syn_ex" => _excitatory.Value, _ => _inhibitory.Value };

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        double tau = P("tau_m"), c = P("C_m");
        if (Refractory == 0)
        {
            double decay = Math.Exp(-Dt / tau);
            _v = P("E_L") + (_v - P("E_L")) * decay + (current + P("I_e")) * tau / c * (1 - decay)
                + Response(_excitatory, P("tau_syn_ex")) + Response(_inhibitory, P("tau_syn_in"));
            _v = Math.Max(_v, P("V_min"));
        }
        else Refractory--;
        _excitatory.Advance(P("tau_syn_ex"), Dt, arrivals[0]);
        _inhibitory.Advance(P("tau_syn_in"), Dt, arrivals[1]);
        if (_v < P("V_th")) return 0;
        Refractory = Steps(P("t_ref"));
        _v = P("V_reset");
        return 1;
    }

    private double Response(AlphaCurrent current, double tauSyn) =>
        current.Slope * AlphaResponse(tauSyn, P("tau_m"), P("C_m"), Dt) + current.Value * ExponentialResponse(tauSyn, P("tau_m"), P("C_m"), Dt);
}

/// <summary>An alpha-shaped current: value' = slope − value/τ, slope' = −slope/τ, peak w after τ.</summary>
internal sealed class AlphaCurrent
{
    public double Value { get; private set; }

    public double Slope { get; private set; }

    public void Advance(double tau, double dt, double arrival)
    {
        double decay = Math.Exp(-dt / tau);
        Value = decay * (Value + dt * Slope);
        Slope = decay * Slope + arrival * Math.E / tau;
    }
}
