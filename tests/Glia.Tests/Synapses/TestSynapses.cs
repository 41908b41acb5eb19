using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Synapses;

/// <summary>Synapse models for tests.</summary>
internal static class TestSynapses
{
    /// <summary>Pair STDP, additive, all to all.</summary>
    public static SynapseModel PairStdp { get; } = new()
    {
        Name = "pair_stdp",
        Equations = """
            w : weight
            dapre/dt = -apre/tau_pre : 1
            dapost/dt = -apost/tau_post : 1
            tau_pre : second (constant)
            tau_post : second (constant)
            A_plus : weight (constant)
            A_minus : weight (constant)
            """,
        OnPre = "apre += 1; w -= A_minus*apost",
        OnPost = "apost += 1; w += A_plus*apre",
        Parameters = Map(("tau_pre", "20 ms"), ("tau_post", "30 ms"), ("A_plus", "2 weight"), ("A_minus", "1.5 weight")),
    };

    /// <summary>Tsodyks and Markram's short-term plasticity.</summary>
    public static SynapseModel Tsodyks { get; } = new()
    {
        Name = "tsodyks",
        Equations = """
            w : weight
            du/dt = -u/tau_fac : 1
            dx/dt = (1 - x)/tau_rec : 1
            U : 1 (constant)
            tau_fac : second (constant)
            tau_rec : second (constant)
            """,
        OnPre = """
            u += U*(1 - u)
            transmit = w*u*x
            x -= u*x
            """,
        Parameters = Map(("U", "0.5"), ("tau_fac", "0 ms"), ("tau_rec", "800 ms")),
        Initial = Map(("x", "1")),
    };

    public static SynapseContext Currents { get; } = new(Dimension.Current, Neuron, Neuron);

    /// <summary>A neuron with something to read.</summary>
    private static NeuronModel Neuron => field ??= new NeuronModel
    {
        Name = "neuron",
        Equations = """
            dv/dt = -v/tau_m : volt
            dr/dt = -r/tau_m : hertz
            excess = v - 1*mV : volt
            fires : boolean
            above = v > 1*mV : boolean
            tau_m : second (constant)
            """,
        Threshold = "v > 15*mV and not fires",
        Reset = "v = 0*mV",
        Parameters = Map(("tau_m", "10 ms"), ("fires", "false")),
    };

    public static SynapseProgram Compile(SynapseModel model) => SynapseCompiler.Compile(model, Currents);

    /// <summary>A model of the lines that a test is about, with its weight.</summary>
    public static SynapseModel Of(string equations, string onPre = "", string onPost = "", string regular = "", string interval = "") => new()
    {
        Name = "s", Equations = "w : weight\n" + equations, OnPre = onPre, OnPost = onPost, RunRegularly = regular, Interval = interval,
    };

    public static SynapseInterpreter Interpret(SynapseModel model, SynapseSetting setting) => new(Compile(model), setting);

    public static ImmutableDictionary<string, string> Map(params (string Name, string Text)[] items) => items.ToImmutableDictionary(item => item.Name, item => item.Text);

    public static ImmutableDictionary<string, double> Values(params (string Name, double Value)[] items) => items.ToImmutableDictionary(item => item.Name, item => item.Value);
}
