using Glia.Models;

namespace Glia.Tests.BuiltIn;

/// <summary>Default parameters and initial states as NEST 3.10 reports them.</summary>
public sealed class RecordedValuesTests
{
    [Theory]
    [InlineData("iaf_psc_delta", "C_m 250 E_L -70 I_e 0 V_m -70 V_reset -70 V_th -55 refractory_input 0 t_ref 2 tau_m 10")]
    [InlineData("iaf_psc_exp", "C_m 250 E_L -70 I_e 0 V_m -70 V_reset -70 V_th -55 t_ref 2 tau_m 10 tau_syn_ex 2 tau_syn_in 2 I_syn_ex 0 I_syn_in 0")]
    [InlineData("iaf_psc_alpha", "C_m 250 E_L -70 I_e 0 V_m -70 V_reset -70 V_th -55 t_ref 2 tau_m 10 tau_syn_ex 2 tau_syn_in 2 I_syn_ex 0 I_syn_in 0")]
    [InlineData("iaf_cond_exp", "C_m 250 E_L -70 E_ex 0 E_in -85 I_e 0 V_m -70 V_reset -60 V_th -55 g_L 16.6667 g_ex 0 g_in 0 t_ref 2 tau_syn_ex 0.2 tau_syn_in 2")]
    [InlineData("iaf_cond_alpha", "C_m 250 E_L -70 E_ex 0 E_in -85 I_e 0 V_m -70 V_reset -60 V_th -55 g_L 16.6667 g_ex 0 g_in 0 dg_ex 0 dg_in 0 t_ref 2 tau_syn_ex 0.2 tau_syn_in 2")]
    [InlineData("aeif_cond_exp", "C_m 281 Delta_T 2 E_L -70.6 E_ex 0 E_in -85 I_e 0 V_m -70.6 V_peak 0 V_reset -60 V_th -50.4 a 4 b 80.5 g_L 30 t_ref 0 tau_syn_ex 0.2 tau_syn_in 2 tau_w 144 w 0 gsl_error_tol 1e-6")]
    [InlineData("aeif_cond_alpha", "C_m 281 Delta_T 2 E_L -70.6 E_ex 0 E_in -85 I_e 0 V_m -70.6 V_peak 0 V_reset -60 V_th -50.4 a 4 b 80.5 g_L 30 t_ref 0 tau_syn_ex 0.2 tau_syn_in 2 tau_w 144 w 0 gsl_error_tol 1e-6")]
    [InlineData("aeif_psc_exp", "C_m 281 Delta_T 2 E_L -70.6 I_e 0 V_m -70.6 V_peak 0 V_reset -60 V_th -50.4 a 4 b 80.5 g_L 30 t_ref 0 tau_syn_ex 0.2 tau_syn_in 2 tau_w 144 w 0 gsl_error_tol 1e-6")]
    [InlineData("izhikevich", "I_e 0 U_m -13 V_m -65 V_th 30 a 0.02 b 0.2 c -65 d 8 consistent_integration 1")]
    [InlineData("hh_psc_alpha", "Act_m 0.05293248525724958 Act_n 0.3176769140606974 Inact_h 0.5961207535084603 C_m 100 E_K -77 E_L -54.402 E_Na 50 I_e 0 V_m -65 g_K 3600 g_L 30 g_Na 12000 t_ref 2 tau_syn_ex 0.2 tau_syn_in 2")]
    [InlineData("hh_cond_exp_traub", "Act_m 9.895563096746586e-09 Act_n 2.551577051602551e-07 Inact_h 0.999999999106396 C_m 200 E_K -90 E_L -60 E_Na 50 E_ex 0 E_in -80 I_e 0 V_T -63 V_m -60 g_K 6000 g_L 10 g_Na 20000 t_ref 2 tau_syn_ex 5 tau_syn_in 10")]
    [InlineData("mat2_psc_exp", "C_m 100 E_L -70 I_e 0 V_m -70 V_th -51 alpha_1 37 alpha_2 2 omega -51 t_ref 2 tau_1 10 tau_2 200 tau_m 5 tau_syn_ex 1 tau_syn_in 3")]
    [InlineData("gif_psc_exp", "C_m 80 Delta_V 0.5 E_L -70 I_e 0 V_T_star -35 V_m -70 V_reset -55 g_L 4 lambda_0 0.001 t_ref 4 tau_syn_ex 2 tau_syn_in 2 E_sfa -35 I_stc 0")]
    [InlineData("glif_psc", "C_m 58.72 E_L -78.85 V_m -78.85 V_reset -78.85 V_th -51.68 g 9.43 t_ref 3.75 th_spike_add 0.37 th_spike_decay 0.009 th_voltage_decay 0.09 th_voltage_index 0.005 voltage_reset_add 18.51 voltage_reset_fraction 0.2 asc_amps_1 -9.18 asc_amps_2 -198.94 asc_decay_1 0.003 asc_decay_2 0.1 asc_r_1 1 tau_syn_1 2 after_spike_currents 0")]
    public void Defaults_are_those_of_NEST(string model, string values)
    {
        var neuron = new BuiltInNeuron(model);
        string[] words = values.Split(' ');
        for (int k = 0; k < words.Length; k += 2)
        {
            double expected = double.Parse(words[k + 1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(neuron[words[k]] - expected) <= 1e-14 * Math.Abs(expected), $"{model}.{words[k]} is {neuron[words[k]]:R}, expected {expected:R}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Documentation_lists_every_parameter_with_its_default(string model)
    {
        NeuronModel built = ModelLibrary.Get(model);
        foreach ((string name, string value) in built.Parameters)
            Assert.Contains($"| `{name}` | {value} |", built.Documentation, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Documentation_lists_every_receptor(string model)
    {
        NeuronModel built = ModelLibrary.Get(model);
        foreach (Receptor receptor in built.Receptors)
            Assert.Contains($"| `{receptor.Name}` | {receptor.Unit}", built.Documentation, StringComparison.Ordinal);
    }

    public static TheoryData<string> Names() => [.. ModelLibrary.Names];
}
