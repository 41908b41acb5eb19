using System.Globalization;
using System.Text;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Validation.Traces;

/// <summary>A recording's protocol as a network file: one neuron, a current source, a spike source, and a recorder of every sampled variable.</summary>
public static class TraceNetwork
{
    /// <summary>Name of the neuron's population.</summary>
    public const string Neuron = "neuron";

    /// <summary>The text of the network file.</summary>
    /// <param name="trace">The recording.</param>
    public static string Text(RecordedTrace trace)
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get(trace.Model));
        string parameters = Values(trace, program.Parameters.Select(parameter => parameter.Variable));
        string initial = Values(trace, program.States.Select(state => state.Variable).Where(variable => trace.Samples.Columns.ContainsKey(variable.Name)));
        var text = new StringBuilder();
        Line(text, $"name: {trace.Name}");
        Line(text, $"time_step: {trace.TimeStep_ms} ms");
        Line(text, $"duration: {trace.Samples.Times_ms[^1]} ms");
        Line(text, $"populations:");
        Line(text, $"  {Neuron}: {{model: {trace.Model}, parameters: {{{parameters}}}, initial: {{{initial}}}}}");
        Line(text, $"  current: {{model: dc, parameters: {{amplitude: {trace.Pulse.Amplitude_pA} pA, start: {trace.Pulse.Start_ms} ms, stop: {trace.Pulse.Stop_ms} ms}}}}");
        Line(text, $"  source: {{model: spike_times, parameters: {{spike_times: [{trace.Input.Time_ms} ms]}}}}");
        Line(text, $"projections:");
        Line(text, $"  - {{from: current, to: {Neuron}, rule: all_to_all, delay: {trace.Pulse.Delay_ms} ms}}");
        Line(text, $"  - {{from: source, to: {Neuron}, rule: all_to_all, weight: {Weight(trace)}, delay: {trace.Input.Delay_ms} ms}}");
        Line(text, $"record:");
        Line(text, $"  - {{states: {Neuron}, variables: [{string.Join(", ", trace.Samples.Columns.Keys.Order(StringComparer.Ordinal))}]}}");
        Line(text, $"  - {{spikes: {Neuron}}}");
        return text.ToString();
    }

    /// <summary>Symbol of the internal unit of a dimension, in which recordings are given.</summary>
    internal static string Unit(Dimension dimension) =>
        dimension == Dimension.Voltage ? "mV"
        : dimension == Dimension.Current ? "pA"
        : dimension == Dimension.Conductance ? "nS"
        : dimension == Dimension.Capacitance ? "pF"
        : dimension == Dimension.Time ? "ms"
        : "";

    private static string Values(RecordedTrace trace, IEnumerable<Variable> variables) => string.Join(
        ", ",
        from variable in variables
        where trace.Values.ContainsKey(variable.Name) && double.IsFinite(trace.Values[variable.Name])
        select FormattableString.Invariant($"{variable.Name}: {trace.Values[variable.Name]:R} {Unit(variable.Dimension)}").TrimEnd());

    private static string Weight(RecordedTrace trace)
    {
        string unit = ModelLibrary.Get(trace.Model).Receptors[0].Unit;
        return FormattableString.Invariant($"{trace.Input.Weight:R} {unit}");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
