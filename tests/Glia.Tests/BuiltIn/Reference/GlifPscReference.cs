namespace Glia.Tests.BuiltIn.Reference;

/// <summary>glif_psc, levels 1 to 5; potentials relative to E_L inside.</summary>
internal sealed class GlifPscReference : ReferenceNeuron
{
    private readonly AlphaCurrent[] _ports = [new(), new(), new(), new()];
    private readonly double[] _asc;
    private double _u;
    private double _thresholdSpike;
    private double _thresholdVoltage;
    private double _threshold;
    private double _ascSum;
    private double _synaptic;

    public GlifPscReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -78.85)
        : base(parameters, dt)
    {
        _u = v - P("E_L");
        _asc = [P("asc_init_1"), P("asc_init_2")];
    }

    public override double this[string variable] => variable switch
    {
        "V_m" => _u + P("E_L"),
        "threshold" => _threshold + P("E_L"),
        "threshold_spike" => _thresholdSpike,
        "threshold_voltage" => _thresholdVoltage,
        "ASCurrents_sum" => _ascSum,
        _ => _synaptic,
    };

    private bool Rules => P("spike_dependent_threshold") != 0;

    private double RestThreshold => P("V_th") - P("E_L");

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        int spikes = 0;
        if (Refractory > 0) Refractory--;
        else spikes = Integrate(current);
        _threshold = _thresholdSpike + _thresholdVoltage + RestThreshold;
        for (int k = 0; k < 4; k++) _ports[k].Advance(P($"tau_syn_{k + 1}"), Dt, arrivals[k]);
        return spikes;
    }

    private int Integrate(double current)
    {
        double before = _u;
        double c = P("C_m"), tau = c / P("g"), decay = Math.Exp(-Dt / tau);
        if (Rules) _thresholdSpike *= Math.Exp(-P("th_spike_decay") * Dt);
        _ascSum = 0;
        if (P("after_spike_currents") != 0)
        {
            for (int k = 0; k < 2; k++)
            {
                double rate = P($"asc_decay_{k + 1}");
                _ascSum += _asc[k] * (1 - Math.Exp(-rate * Dt)) / (rate * Dt);
                _asc[k] *= Math.Exp(-rate * Dt);
            }
        }
        _u = before * decay + (current + _ascSum) * tau / c * (1 - decay);
        _synaptic = 0;
        for (int k = 0; k < 4; k++)
        {
            double tauSyn = P($"tau_syn_{k + 1}");
            _u += _ports[k].Slope * AlphaResponse(tauSyn, tau, c, Dt) + _ports[k].Value * ExponentialResponse(tauSyn, tau, c, Dt);
            _synaptic += _ports[k].Value;
        }
        if (P("adapting_threshold") != 0) FollowVoltage(before, (current + _ascSum) / P("g"), decay);
        return _u > _thresholdSpike + _thresholdVoltage + RestThreshold ? Spike(before) : 0;
    }

    private void FollowVoltage(double before, double target, double decay)
    {
        double index = P("th_voltage_index"), rate = P("th_voltage_decay");
        double phi = index / (rate - P("g") / P("C_m"));
        double steady = index / rate * target;
        _thresholdVoltage = phi * (before - target) * decay
            + Math.Exp(-rate * Dt) * (_thresholdVoltage - phi * (before - target) - steady) + steady;
    }

    private int Spike(double before)
    {
        double pause = P("t_ref");
        Refractory = Steps(pause);
        if (P("after_spike_currents") != 0)
        {
            for (int k = 0; k < 2; k++)
                _asc[k] = P($"asc_amps_{k + 1}") + _asc[k] * P($"asc_r_{k + 1}") * Math.Exp(-P($"asc_decay_{k + 1}") * pause);
        }
        if (Rules)
        {
            _u = P("voltage_reset_fraction") * before + P("voltage_reset_add");
            _thresholdSpike = _thresholdSpike * Math.Exp(-P("th_spike_decay") * pause) + P("th_spike_add");
        }
        else _u = P("V_reset") - P("E_L");
        return 1;
    }
}
