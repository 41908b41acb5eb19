using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Gallery;
using Glia.Gallery.Results;
using Glia.Validation.Circuits;
using Glia.Validation.Synapses;
using Glia.Validation.Traces;

namespace Glia.Cli.Commands;

/// <summary><c>glia validate</c>: compares with the recorded traces of another simulator, or a circuit with its published statistics.</summary>
internal static class ValidateCommand
{
    private const string Traces = "traces", Plasticity = "plasticity";

    private static readonly ImmutableArray<string> s_names = [Traces, Plasticity, .. ValidatedCircuit.All.Select(circuit => circuit.Name)];

    public static GliaCommand Create()
    {
        var what = new Argument<string>("WHAT")
        {
            Description = $"What to compare: {string.Join(", ", s_names)} [default: {Traces}]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reference = new Option<string>("--reference")
        {
            Description = "Folder of the recorded traces [default: the nearest reference/nest or shared/reference/nest]", HelpName = "DIR",
        };
        var command = new GliaCommand("validate", "Compare with recorded traces of NEST, or a circuit with published statistics.")
        {
            Details = "Each recorded trace is one neuron with an injected current and an arriving spike. Its protocol is written as a network file, simulated in float64, "
                + "and every recorded variable is compared at every step. The command succeeds when everything is within its bound.\n\n"
                + $"{Plasticity}: recorded synapses, long-term and short-term: what every presynaptic spike carried.\n"
                + string.Join("\n", ValidatedCircuit.All.Select(circuit => $"{circuit.Name}: {circuit.Summary}.")),
            Examples = ["glia validate", "glia validate --reference recordings --json", "glia validate plasticity", "glia validate microcircuit", "glia validate brunel"],
            Run = (parsed, terminal, cancellation) =>
                RunAsync(parsed.GetValue(what) ?? Traces, parsed.GetValue(reference), terminal, cancellation),
        };
        command.Add(what);
        command.Add(reference);
        return command;
    }

    private static Task<int> RunAsync(string what, string? reference, Terminal terminal, CancellationToken cancellation)
    {
        if (what == Traces) return CompareTracesAsync(reference, terminal, cancellation);
        if (what == Plasticity) return CompareSynapsesAsync(reference, terminal, cancellation);
        if (ValidatedCircuit.All.FirstOrDefault(circuit => circuit.Name == what) is { } known) return CompareCircuitAsync(known, terminal, cancellation);
        throw new UsageException("glia validate", $"cannot compare '{what}'.{Suggestion.For(what, s_names)} It can compare {string.Join(", ", s_names)}.");
    }

    private static async Task<int> CompareTracesAsync(string? reference, Terminal terminal, CancellationToken cancellation)
    {
        string folder = FolderOf(reference);
        ImmutableArray<RecordedTrace> traces = TraceFolder.Read(folder);
        if (traces.IsEmpty) throw new GliaException("recorded traces", $"'{folder}' names recordings, but holds the samples of none.");
        ImmutableArray<TraceComparison> comparisons = await ProgressDisplay.ShowAsync(
            terminal, progress => CompareAllAsync(traces, trace => trace.Name, TraceValidation.RunAsync, progress, cancellation)).ConfigureAwait(false);
        TraceWriter.Write(terminal, folder, comparisons);
        return comparisons.All(comparison => comparison.Passed) ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> CompareSynapsesAsync(string? reference, Terminal terminal, CancellationToken cancellation)
    {
        string folder = FolderOf(reference);
        ImmutableArray<RecordedSynapse> synapses = SynapseFolder.Read(folder);
        ImmutableArray<SynapseComparison> comparisons = await ProgressDisplay.ShowAsync(
            terminal, progress => CompareAllAsync(synapses, synapse => synapse.Name, SynapseValidation.RunAsync, progress, cancellation)).ConfigureAwait(false);
        SynapseComparisonWriter.Write(terminal, folder, comparisons);
        return comparisons.All(comparison => comparison.Passed) ? ExitCode.Success : ExitCode.Failure;
    }

    private static string FolderOf(string? reference) => reference ?? TraceFolder.Find(Directory.GetCurrentDirectory()) ?? throw new GliaException(
        "recordings", "there is no folder reference/nest or shared/reference/nest here or above. Name the folder that holds the recordings with --reference DIR.");

    private static async Task<ImmutableArray<TComparison>> CompareAllAsync<TRecording, TComparison>(
        ImmutableArray<TRecording> recordings, Func<TRecording, string> name, Func<TRecording, CancellationToken, Task<TComparison>> compare,
        IProgress<ExperimentProgress> progress, CancellationToken cancellation)
    {
        var comparisons = ImmutableArray.CreateBuilder<TComparison>();
        foreach (TRecording recording in recordings)
        {
            progress.Report(new ExperimentProgress("compare", (double)comparisons.Count / recordings.Length) { Detail = name(recording) });
            comparisons.Add(await compare(recording, cancellation).ConfigureAwait(false));
        }

        progress.Report(new ExperimentProgress("compare", 1));
        return comparisons.ToImmutable();
    }

    private static async Task<int> CompareCircuitAsync(ValidatedCircuit circuit, Terminal terminal, CancellationToken cancellation)
    {
        var results = new List<ExperimentResult>();
        foreach (Experiment experiment in circuit.Runs)
            results.Add(await ProgressDisplay.ShowAsync(terminal, progress => experiment.RunAsync(progress, cancellation)).ConfigureAwait(false));
        bool sound = results.All(result => result.Problems.IsEmpty);
        bool completed = results.All(result => result.Completed), agrees = results.All(result => result.Agrees == true);
        if (terminal.Json)
        {
            JsonText.Write(terminal.Out, new JsonObject
            {
                ["ok"] = completed && agrees && sound, ["validated"] = circuit.Name, ["runs"] = JsonText.Array(results.Select(ResultWriter.ToJson)),
            });
        }
        else
        {
            foreach (ExperimentResult result in results) ResultWriter.Write(terminal, result);
        }

        return !completed ? ExitCode.Cancelled : agrees && sound ? ExitCode.Success : ExitCode.Failure;
    }
}
