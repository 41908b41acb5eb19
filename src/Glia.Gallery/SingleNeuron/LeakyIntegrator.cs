using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Quantities;

namespace Glia.Gallery.SingleNeuron;

/// <summary>The rate of a leaky integrate-and-fire neuron under constant current, in closed form.</summary>
internal sealed record LeakyIntegrator(double TauM_ms, double Resistance_Gohm, double EL_mV, double VTh_mV, double VReset_mV, double TRef_ms, double Offset_pA)
{
    private static readonly string[] s_models = ["iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha"];

    /// <summary>The closed form for a model that has one; null for others.</summary>
    public static LeakyIntegrator? Of(NeuronChoice neuron)
    {
        if (!s_models.Contains(neuron.Model.Name)) return null;
        ImmutableArray<ParameterDefinition> defaults = ModelCompiler.Compile(neuron.Model).Parameters;
        return new LeakyIntegrator(
            Value("tau_m"), Value("tau_m") / Value("C_m"), Value("E_L"), Value("V_th"), Value("V_reset"), Value("t_ref"), Value("I_e"));

        double Value(string name) => neuron.Parameters.TryGetValue(name, out ParameterValue? given)
            ? ((ConstantDistribution)((DistributedValue)given).Distribution).Value.Value
            : defaults.First(parameter => parameter.Variable.Name == name).Default;
    }

    /// <summary>The rate at a current; 0 when it does not reach the threshold.</summary>
    public double Rate_Hz(Current current)
    {
        double drive_mV = Resistance_Gohm * (current.Internal + Offset_pA) + EL_mV;
        return drive_mV <= VTh_mV ? 0 : 1000 / (TRef_ms + TauM_ms * Math.Log((drive_mV - VReset_mV) / (drive_mV - VTh_mV)));
    }

    /// <summary>Compares counted rates with the closed form: the grid lengthens an interval by up to one step, and a window holds a whole number of spikes.</summary>
    public IEnumerable<Comparison> Compare(IEnumerable<Current> currents, double[] rates, double window_ms, double step_ms) =>
        currents.Select((current, k) =>
        {
            double expected = Rate_Hz(current), oneSpike = 1000 / window_ms;
            double slowest = expected == 0 ? 0 : 1000 / (1000 / expected + step_ms);
            return new Comparison(current.ToString(), "rate", "Hz", rates[k], expected, Math.Max(0, slowest - oneSpike), expected + oneSpike,
                "closed form, within one spike and one time step");
        });
}
