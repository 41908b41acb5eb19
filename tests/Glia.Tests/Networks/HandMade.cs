using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Networks;

internal static class HandMade
{
    public static ModelSystem Analyse(NeuronModel m)
    {
        ImmutableArray<ParameterDefinition> P(params (string, Dimension, VariableKind, double)[] ps) => [.. ps.Select(p => new ParameterDefinition(new Variable(p.Item1, p.Item3, p.Item2) { IsShared = p.Item1 == "C_m" && m.Name == "conductance" }, p.Item4))];
        ImmutableArray<StateDefinition> S(params (string, Dimension)[] ss) => [.. ss.Select(s => new StateDefinition(new Variable(s.Item1, VariableKind.State, s.Item2), new Constant(0)))];
        var k = VariableKind.Parameter;
        var e = new ModelSystem { Name = m.Name, Parameters = [], States = [], Equations = [], Subexpressions = [], Receptors = [], CurrentInputs = [] };
        ReceptorDefinition R(string n, Dimension d, WeightSign s) => new(n, new Variable("_in_" + n, VariableKind.Input, d), s, [], false);
        return m.Name switch
        {
            "leaky" => e with
            {
                Parameters = P(("C_m", Dimension.Capacitance, k, 250), ("tau_m", Dimension.Time, k, 10), ("tau_syn", Dimension.Time, k, 2), ("E_L", Dimension.Voltage, k, -70), ("V_th", Dimension.Voltage, k, -55)),
                States = S(("V_m", Dimension.Voltage), ("I_ex", Dimension.Current), ("I_in", Dimension.Current), ("_refractory", Dimension.None)),
                Subexpressions = [new Subexpression(new Variable("leak", VariableKind.Local, Dimension.Voltage / Dimension.Time), new Constant(0), false)],
                Receptors = [R("excitatory", Dimension.Current, WeightSign.NonNegative), R("inhibitory", Dimension.Current, WeightSign.NonPositive)],
                CurrentInputs = [new Variable("I_stim", VariableKind.Input, Dimension.Current)],
                Threshold = new BooleanConstant(true),
            },
            "conductance" => e with
            {
                Parameters = P(("tau_m", Dimension.Time, k, 10), ("E_L", Dimension.Voltage, k, double.NaN), ("C_m", Dimension.Capacitance, k, 200)),
                States = S(("V_m", Dimension.Voltage), ("g", Dimension.Conductance)),
                Receptors = [R("excitatory", Dimension.Conductance, WeightSign.NonNegative)],
                Threshold = new BooleanConstant(true),
            },
            "noise" => e with { Parameters = P(("rate", Dimension.Frequency, k, 0.008)), SpikeCount = new Constant(0) },
            "times" => e with { Parameters = P(("spike_times", Dimension.None, VariableKind.EventCount, double.NaN)), SpikeCount = new Constant(0) },
            "current" => e with { Parameters = P(("amplitude", Dimension.Current, VariableKind.TimedParameter, 0)), Output = new Constant(0) },
            "silent" => e with { States = S(("x", Dimension.None)) },
            _ => throw new GliaException($"model '{m.Name}', equations", "unexpected"),
        };
    }
}
