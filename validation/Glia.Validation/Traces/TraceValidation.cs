using System.Collections.Immutable;
using System.Diagnostics;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Simulation;
using Glia.Spikes;

namespace Glia.Validation.Traces;

/// <summary>Runs recorded protocols through network file and engine, in float64, and compares.</summary>
public static class TraceValidation
{
    private static readonly TraceBound s_linear = new(1e-9, 0, "integrated exactly here and there");
    private static readonly TraceBound s_euler = new(1e-9, 0, "the same forward Euler scheme");
    private static readonly TraceBound s_adaptive = new(1e-6, 0, "the same adaptive scheme and step-size control; rounding differences grow during spikes");

    /// <summary>Runs one recording's protocol and compares with the recording.</summary>
    /// <param name="trace">The recording.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Errors.GliaException">The model is not built in, or does not have the recorded variables.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<TraceComparison> RunAsync(RecordedTrace trace, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        NetworkDocument document = NetworkFile.Parse(TraceNetwork.Text(trace), trace.Name);
        using var simulation = Simulation.Simulation.Build(
            document.Network, new SimulationOptions { Precision = Precision.Float64, Threads = 1 }, cancellation: cancellation);
        RunReport report = await simulation.RunAsync(document.Duration!.Value, cancellation: cancellation).ConfigureAwait(false);
        if (!report.Completed) throw new OperationCanceledException(cancellation);
        StateData states = simulation.States(document.Network.Recorders.OfType<StateRecorder>().Single());
        SpikeData spikes = simulation.Spikes(document.Network.Recorders.OfType<SpikeRecorder>().Single());
        return new TraceComparison(
            trace.Name, trace.Model, BoundOf(trace.Model), Deviations(trace, states), Agreement(trace, spikes), clock.Elapsed.TotalSeconds);
    }

    private static TraceBound BoundOf(string model) =>
        ModelCompiler.Compile(ModelLibrary.Get(model)).Integration.Select(note => note.Method).FirstOrDefault() switch
        {
            "exact" => s_linear,
            "euler" => s_euler,
            _ => s_adaptive,
        };

    private static ImmutableArray<VariableDeviation> Deviations(RecordedTrace trace, StateData states)
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get(trace.Model));
        var units = program.States.ToDictionary(state => state.Variable.Name, state => TraceNetwork.Unit(state.Variable.Dimension));
        return
        [
            .. from name in trace.Samples.Columns.Keys.Order(StringComparer.Ordinal)
               select Deviation(name, units.GetValueOrDefault(name, ""), trace.Samples, states.Trace(0, name)),
        ];
    }

    private static VariableDeviation Deviation(string name, string unit, TraceTable samples, double[] simulated)
    {
        ImmutableArray<double> recorded = samples.Columns[name];
        (double largest, double scale, int at) = (recorded.Length == simulated.Length ? 0 : double.PositiveInfinity, 0, 0);
        for (int i = 0; i < Math.Min(recorded.Length, simulated.Length); i++)
        {
            double difference = Math.Abs(simulated[i] - recorded[i]);
            scale = Math.Max(scale, Math.Abs(recorded[i]));
            // Written so that NaN counts as the largest deviation there is.
            if (!(difference <= largest)) (largest, at) = (double.IsNaN(difference) ? double.PositiveInfinity : difference, i);
        }

        return new VariableDeviation(name, unit, largest, largest == 0 ? 0 : largest / scale, samples.Times_ms[at]);
    }

    private static SpikeAgreement Agreement(RecordedTrace trace, SpikeData spikes)
    {
        ImmutableArray<double> recorded = trace.SpikeTimes_ms;
        int common = Math.Min(recorded.Length, spikes.Count);
        long difference = Enumerable.Range(0, common)
            .Select(k => Math.Abs(spikes.Steps[k] - (long)Math.Round(recorded[k] / trace.TimeStep_ms)))
            .DefaultIfEmpty(0).Max();
        return new SpikeAgreement(recorded.Length, spikes.Count, (int)Math.Min(difference, int.MaxValue));
    }
}
