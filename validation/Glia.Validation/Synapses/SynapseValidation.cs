using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Validation.Synapses;

/// <summary>Runs recorded protocols through the engine in float64 and compares what each presynaptic spike carried.</summary>
public static class SynapseValidation
{
    /// <summary>Largest deviation of a synapse whose every operation is the same as there.</summary>
    public const double Bound = 1e-10;

    private const double TimeStep_ms = 0.1;

    /// <summary>Fires when told to, and keeps what the synapse under test brings.</summary>
    private static readonly NeuronModel s_receiver = new()
    {
        Name = "receiver",
        Equations = "fires : 1\nbrought : 1",
        RunRegularly = "brought = 0",
        Spikes = "fires",
        Receptors = [new Receptor("trigger", "fires = w", "1") { Weights = "positive" }, new Receptor("tested", "brought += w", "1")],
    };

    /// <summary>Runs one recording's protocol and compares with the recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="Errors.GliaException">The model is not built in, or has not the recorded parameters.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<SynapseComparison> RunAsync(RecordedSynapse recording, CancellationToken cancellation = default)
    {
        (Network network, StateRecorder recorder) = Describe(recording);
        using var simulation = Simulation.Simulation.Build(network, new SimulationOptions { Precision = Precision.Float64, Threads = 1 }, cancellation: cancellation);
        double duration_ms = recording.PreSpikes_ms.Concat(recording.PostSpikes_ms).Max() + recording.Delay_ms + 1;
        RunReport report = await simulation.RunAsync(duration_ms * ms, cancellation: cancellation).ConfigureAwait(false);
        if (!report.Completed) throw new OperationCanceledException(cancellation);
        return Compare(recording, simulation.States(recorder).Trace(0, "brought"));
    }

    private static (Network Network, StateRecorder Recorder) Describe(RecordedSynapse recording)
    {
        var network = new Network { Name = recording.Name, TimeStep = TimeStep_ms * ms };
        Population pre = AddSource(network, "pre", recording.PreSpikes_ms, 0);
        Population post = network.AddPopulation("post", 1, s_receiver);
        SynapseModel model = SynapseLibrary.Get(recording.Model);
        SynapseProgram program = SynapseCompiler.Compile(model, new SynapseContext(Dimension.None, pre.Model, post.Model));
        HashSet<string> variables = [.. program.PreTraces.Concat(program.PostTraces).Concat(program.States).Select(state => state.Variable.Name)];
        network.Add(new Projection
        {
            Name = "tested", Source = pre, Target = post, Rule = new OneToOne(), Weight = recording.Weight, Delay = recording.Delay_ms * ms, Receptor = "tested",
            Synapse = model, Parameters = Known(recording, model.Parameters.ContainsKey), Initial = Known(recording, variables.Contains),
        });
        if (!recording.PostSpikes_ms.IsEmpty)
            network.Connect(AddSource(network, "trigger", recording.PostSpikes_ms, TimeStep_ms), post, new OneToOne(), 1, TimeStep_ms * ms, "trigger");
        return (network, network.RecordStates(post, ["brought"], [0]));
    }

    /// <summary>A source of spikes that are <paramref name="lead_ms"/> early, for the way to where they are wanted.</summary>
    private static Population AddSource(Network network, string name, ImmutableArray<double> times_ms, double lead_ms) => network.Add(new Population
    {
        Name = name, Size = 1, Model = ModelLibrary.Get("spike_times"),
        Parameters = ParameterSet.Of(("spike_times", new EventTimes([[.. times_ms.Select(time => (time - lead_ms) * ms)]]))),
    });

    private static ImmutableDictionary<string, ParameterValue> Known(RecordedSynapse recording, Func<string, bool> isKnown) => recording.Values
        .Where(value => isKnown(value.Key))
        .ToImmutableDictionary(value => value.Key, value => IsTime(value.Key) ? value.Value * ms : (ParameterValue)value.Value);

    private static bool IsTime(string name) => name.StartsWith("tau", StringComparison.Ordinal);

    private static SynapseComparison Compare(RecordedSynapse recording, double[] brought)
    {
        (double largest, double scale, double at_ms) = (0, 0, 0);
        for (int k = 0; k < recording.PreSpikes_ms.Length; k++)
        {
            // The sample of step n is taken at its end, at (n + 1)·dt.
            int sample = (int)Math.Round((recording.PreSpikes_ms[k] + recording.Delay_ms) / TimeStep_ms) - 1;
            double difference = Math.Abs(brought[sample] - recording.Transmitted[k]);
            scale = Math.Max(scale, Math.Abs(recording.Transmitted[k]));
            if (!(difference <= largest)) (largest, at_ms) = (double.IsNaN(difference) ? double.PositiveInfinity : difference, recording.PreSpikes_ms[k]);
        }

        return new SynapseComparison(recording, recording.PreSpikes_ms.Length, largest == 0 ? 0 : largest / scale, at_ms, Bound);
    }
}
