using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Options;
using Glia.Simulation;
using Glia.Simulation.Recording;

namespace Glia.Gallery.Circuits;

/// <summary>An experiment in which something is changed while the network runs: a protocol of several stages.</summary>
public abstract record ProtocolExperiment : CircuitExperiment
{
    /// <summary>Options that all such experiments have; they keep no checkpoints.</summary>
    protected IEnumerable<ExperimentOption> ProtocolOptions => CommonOptions.Where(option => option != CheckpointOption.Every);

    /// <summary>Builds a circuit and takes it through the stages of a protocol; spikes are those of the whole run.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="label">Told in progress beside the phase; empty for none.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="finish">Reads what else is wanted off the simulation, after the last stage; null for nothing.</param>
    /// <param name="progress">Receives the progress of building and simulating.</param>
    /// <param name="cancellation">Ends the run early; what was recorded is kept.</param>
    protected async Task<CircuitRecording> SimulateAsync(
        Circuit circuit, string label, ImmutableArray<ProtocolStage> stages, Action<Simulation.Simulation>? finish, IProgress<ExperimentProgress>? progress,
        CancellationToken cancellation)
    {
        foreach (ProtocolStage stage in stages) RunDuration.StepsOf(stage.Duration, circuit.Network.TimeStep);   // refused before the files of an earlier run are touched
        SimulationOptions options = SimulationOptions with
        {
            Recording = new RecordingOptions { Directory = OutputDirectory is null ? null : Path.GetFullPath(Path.Combine(OutputDirectory, label)), Format = Format, KeepInMemory = true },
        };
        CircuitRecording recording;
        Simulation.Simulation simulation = circuit.Network.Build(options, BuildRelay.To(progress, label), cancellation);
        using (simulation)
        {
            RunReport run = await ProtocolRun.RunAsync(simulation, stages, stage => RunRelay.To(progress, $"{label} {stage.Name}".Trim()), cancellation).ConfigureAwait(false);
            finish?.Invoke(simulation);
            recording = new CircuitRecording(circuit)
            {
                Spikes = [.. circuit.Populations.Select(population => simulation.Spikes(population.Recorder))],
                States = [.. circuit.Traces.Select(trace => simulation.States(trace.Recorder))],
                Build = simulation.BuildReport,
                Run = run,
            };
        }

        Host?.Observe(label, recording);
        return recording with { Files = simulation.Files };   // under the names that they have in the end
    }

    /// <summary>Tells of construction, on the thread that reports.</summary>
    private sealed class BuildRelay(IProgress<ExperimentProgress> told, string phase) : IProgress<BuildProgress>
    {
        public static BuildRelay? To(IProgress<ExperimentProgress>? progress, string label) => progress is null ? null : new BuildRelay(progress, $"build {label}".TrimEnd());

        public void Report(BuildProgress value) => told.Report(new ExperimentProgress(phase, value.Fraction) { Detail = value.Stage });
    }

    /// <summary>Tells of a run, on the thread that reports.</summary>
    private sealed class RunRelay(IProgress<ExperimentProgress> told, string phase) : IProgress<RunProgress>
    {
        public static RunRelay? To(IProgress<ExperimentProgress>? progress, string label) => progress is null ? null : new RunRelay(progress, $"simulate {label}".TrimEnd());

        public void Report(RunProgress value) => told.Report(new ExperimentProgress(phase, value.Fraction)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{value.Elapsed.Milliseconds / 1000:F2} of {value.Duration.Milliseconds / 1000:0.##} s"), RealTimeFactor = value.RealTimeFactor,
        });
    }
}
