using System.Collections.Immutable;
using Glia.Tests.BuiltIn.Reference;

namespace Glia.Tests.BuiltIn;

/// <summary>How to make random neurons of a model and their counterpart written by hand.</summary>
internal sealed record RandomNeuron(string Model, ImmutableArray<string> Variables, Func<Dictionary<string, double>, double, ReferenceNeuron> Reference)
{
    private static readonly ImmutableArray<RandomNeuron> s_all =
    [
        new("iaf_psc_delta", ["V_m"], (p, dt) => new IafPscDeltaReference(p, dt)) { Weight = 8 },
        new("iaf_psc_exp", ["V_m", "I_syn_ex", "I_syn_in"], (p, dt) => new IafPscExpReference(p, dt)),
        new("iaf_psc_alpha", ["V_m", "I_syn_ex", "I_syn_in"], (p, dt) => new IafPscAlphaReference(p, dt)),
        new("iaf_cond_exp", ["V_m", "g_ex", "g_in"], (p, dt) => new IafCondReference(p, dt, false)) { Weight = 30, Tolerance = 1e-8 },
        new("iaf_cond_alpha", ["V_m", "g_ex", "g_in"], (p, dt) => new IafCondReference(p, dt, true)) { Weight = 30, Tolerance = 1e-8 },
        new("aeif_cond_exp", ["V_m", "g_ex", "g_in", "w"], (p, dt) => new AeifReference(p, dt, AeifSynapses.ExponentialConductance)) { Weight = 60, Current = 900, Tolerance = 1e-7 },
        new("aeif_cond_alpha", ["V_m", "g_ex", "g_in", "w"], (p, dt) => new AeifReference(p, dt, AeifSynapses.AlphaConductance)) { Weight = 40, Current = 900, Tolerance = 1e-7 },
        new("aeif_psc_exp", ["V_m", "I_syn_ex", "I_syn_in", "w"], (p, dt) => new AeifReference(p, dt, AeifSynapses.ExponentialCurrent)) { Weight = 2000, Current = 900, Tolerance = 1e-7 },
        new("izhikevich", ["V_m", "U_m"], (p, dt) => new IzhikevichReference(p, dt)) { Weight = 10, Current = 15, Tolerance = 1e-8 },
        new("hh_psc_alpha", ["V_m", "I_syn_ex", "I_syn_in", "Act_m", "Inact_h", "Act_n"], (p, dt) => new HhPscAlphaReference(p, dt)) { Weight = 200, Current = 900, Tolerance = 1e-6 },
        new("hh_cond_exp_traub", ["V_m", "g_ex", "g_in", "Act_m", "Inact_h", "Act_n"], (p, dt) => new HhCondExpTraubReference(p, dt)) { Weight = 20, Current = 600, Tolerance = 1e-6 },
        new("mat2_psc_exp", ["V_m", "I_syn_ex", "I_syn_in", "V_th"], (p, dt) => new Mat2PscExpReference(p, dt)),
        new("gif_psc_exp", ["V_m", "I_syn_ex", "I_syn_in", "I_stc", "E_sfa"], (p, dt) => new GifPscExpReference(p, dt, probability => probability > 0.5)) { Weight = 300, Current = 300 },
        new("glif_psc", ["V_m", "threshold", "threshold_spike", "threshold_voltage", "ASCurrents_sum", "I_syn"], (p, dt) => new GlifPscReference(p, dt)) { Weight = 150, Current = 500 },
    ];

    /// <summary>Names of the models.</summary>
    public static IEnumerable<string> Models => s_all.Select(recipe => recipe.Model);

    /// <summary>Scale of the weights of spikes, in the receptors' unit.</summary>
    public double Weight { get; init; } = 600;

    /// <summary>Scale of injected currents, pA.</summary>
    public double Current { get; init; } = 600;

    /// <summary>Deviation allowed per unit of a variable and 1/100 of its change per step.</summary>
    public double Tolerance { get; init; } = 1e-10;

    public static RandomNeuron Of(string model) => s_all.Single(recipe => recipe.Model == model);

    /// <summary>Random parameters: time constants, capacitances, conductances within a factor of two, potentials within some millivolts.</summary>
    public Dictionary<string, double> Parameters(System.Random random)
    {
        Dictionary<string, double> defaults = BuiltInNeuron.Defaults(Model);
        var parameters = new Dictionary<string, double>();
        foreach ((string name, double value) in defaults) parameters[name] = Vary(name, value, random);
        Constrain(parameters, random);
        return parameters;
    }

    private static double Vary(string name, double value, System.Random random)
    {
        if (IsPotential(name)) return value + 6 * (random.NextDouble() - 0.5);
        return name switch
        {
            "gsl_error_tol" => value,
            "I_e" => random.Next(2) == 0 ? 0 : 100 * random.NextDouble(),
            "t_ref" => random.Next(3) switch { 0 => value, 1 => Math.Round(4 * random.NextDouble(), 1) + 0.4, _ => 0.3 + 4 * random.NextDouble() },
            _ => value * Math.Pow(2, 2 * random.NextDouble() - 1),
        };
    }

    private static bool IsPotential(string name) => name is "E_L" or "V_th" or "V_reset" or "V_peak" or "E_ex" or "E_in" or "E_Na" or "E_K" or "V_T" or "omega" or "V_T_star" or "c";

    private void Constrain(Dictionary<string, double> p, System.Random random)
    {
        foreach (string name in (string[])["refractory_input", "consistent_integration", "spike_dependent_threshold", "after_spike_currents", "adapting_threshold"])
            if (p.ContainsKey(name)) p[name] = random.Next(2);
        if (p.ContainsKey("V_min")) p["V_min"] = random.Next(2) == 0 ? -1e300 : p.GetValueOrDefault("E_L", -70) - 5 * random.NextDouble();
        // Equal time constants make the system's matrix defective.
        if (p.TryGetValue("tau_m", out double membrane) && p.ContainsKey("tau_syn_ex") && random.Next(3) == 0) p["tau_syn_ex"] = membrane;
        if (p.ContainsKey("Delta_T") && random.Next(4) == 0) p["Delta_T"] = 0;
        switch (Model)
        {
            case "aeif_cond_exp" or "aeif_cond_alpha" or "aeif_psc_exp":
                p["b"] = 30 * random.NextDouble();
                if (random.Next(2) == 0) p["t_ref"] = 0;
                p["tau_syn_ex"] *= 5;
                break;
            case "hh_psc_alpha" or "hh_cond_exp_traub":
                foreach (string name in (string[])["g_Na", "g_K", "g_L", "C_m"]) p[name] = BuiltInNeuron.Defaults(Model)[name] * (0.9 + 0.2 * random.NextDouble());
                break;
            case "mat2_psc_exp":
                p["alpha_1"] *= 0.3;
                break;
            case "gif_psc_exp":
                // A hazard so steep that chance plays no part.
                (p["Delta_V"], p["lambda_0"]) = (1e-6, 1);
                for (int k = 1; k <= 3; k++) (p[$"q_stc_{k}"], p[$"q_sfa_{k}"]) = (20 * random.NextDouble() - 5, 5 * random.NextDouble() - 1);
                break;
            case "glif_psc":
                (p["asc_init_1"], p["asc_init_2"]) = (-30 * random.NextDouble(), 20 * random.NextDouble());
                (p["asc_r_1"], p["asc_r_2"]) = (random.NextDouble(), random.NextDouble());
                break;
        }
    }
}
