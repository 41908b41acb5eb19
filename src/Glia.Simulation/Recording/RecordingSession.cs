using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Memory;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording;

/// <summary>All recordings of one simulation: makes the sinks that the engine writes to and gives back what they kept.</summary>
/// <remarks>
/// The engine writes spikes, states and counts step by step, calls <see cref="AdvanceTo"/> after each epoch, <see cref="Flush"/> when a
/// run ends (also when it was cancelled), <see cref="Complete"/> when the simulation has ended in good order, and disposes in any case.
/// </remarks>
internal sealed class RecordingSession : IDisposable
{
    // A second of simulated time at the usual step: what a killed run can lose of its recordings.
    private const long StepsBetweenFlushes = 10_000;

    private readonly Dictionary<string, RecordingChannel> _channels = [];
    private readonly RecordingOptions _options;
    private readonly SinkFactory _factory;
    private long _flushed;

    /// <summary>Opens sinks for every recorder of a network, except those of synapses, which wait for <see cref="Open"/>.</summary>
    /// <param name="network">The network; its recorders' names are unique.</param>
    /// <param name="options">Where recordings go.</param>
    /// <param name="singlePrecision">Whether states are float32: they are then written with the digits that a float32 needs.</param>
    /// <exception cref="GliaException">A recorder does not fit its population or the time step, or a file cannot be made.</exception>
    public RecordingSession(Network network, RecordingOptions options, bool singlePrecision = false)
    {
        _options = options;
        _factory = new SinkFactory(new TimeGrid(network.TimeStep), options, singlePrecision);
        try
        {
            if (options.Directory is { } directory) Prepare(directory, network.Recorders);
            foreach (Recorder recorder in network.Recorders)
            {
                if (options.Directory is not null && !options.Continues) RecordingPath.Of(recorder.Name, options).RemovePartials();
                if (recorder is not SynapseRecorder) _channels.Add(recorder.Name, _factory.Open(recorder));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Files of this session as they lie on disk: partial ones until <see cref="Complete"/>.</summary>
    public ImmutableArray<string> Files => _options.Directory is null
        ? []
        : [.. _channels.Keys.Select(recorder => RecordingPath.Of(recorder, _options))
            .SelectMany(path => path.Partials() is { IsEmpty: false } partials ? partials : [path.Final]).Order(StringComparer.Ordinal)];

    /// <summary>The sink of a spike recorder.</summary>
    public ISpikeSink SinkOf(SpikeRecorder recorder) => (ISpikeSink)_channels[recorder.Name].Sink;

    /// <summary>The sink of a state recorder.</summary>
    public IStateSink SinkOf(StateRecorder recorder) => (IStateSink)_channels[recorder.Name].Sink;

    /// <summary>Opens the sink of a recorder of synapses, now that they have been drawn.</summary>
    /// <exception cref="GliaException">A file cannot be made.</exception>
    public IStateSink Open(SynapseRecorder recorder, ObservedSynapses synapses)
    {
        RecordingChannel channel = _factory.Open(recorder, synapses);
        _channels.Add(recorder.Name, channel);
        return (IStateSink)channel.Sink;
    }

    /// <summary>The sink of a rate recorder.</summary>
    public IRateSink SinkOf(RateRecorder recorder) => (IRateSink)_channels[recorder.Name].Sink;

    /// <summary>The neurons whose states a recorder's sink expects, in its order. Shape [neurons].</summary>
    public ImmutableArray<int> NeuronsOf(StateRecorder recorder)
    {
        ObservedPopulation population = _channels[recorder.Name].Population!;
        return [.. Enumerable.Range(0, population.Count).Select(population.NeuronAt)];
    }

    /// <summary>The spikes recorded so far.</summary>
    /// <exception cref="GliaException">No such recorder, or its recording went to disk only.</exception>
    public SpikeData Spikes(SpikeRecorder recorder) => Kept<SpikeMemory>(recorder).Data;

    /// <summary>The states recorded so far.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public StateData States(StateRecorder recorder) => Kept<StateMemory>(recorder).Data;

    /// <summary>The variables of synapses recorded so far.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public SynapseData Synapses(SynapseRecorder recorder) => Kept<SynapseMemory>(recorder).Data;

    /// <summary>The population counts recorded so far.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public RateData Rates(RateRecorder recorder) => Kept<RateMemory>(recorder).Data;

    /// <summary>Says that everything stamped up to and including <paramref name="step"/> has been written.</summary>
    public void AdvanceTo(long step)
    {
        ForAll(sink => sink.AdvanceTo(step));
        if (step < _flushed + StepsBetweenFlushes) return;
        _flushed = step;
        Flush();
    }

    /// <summary>Says that recording goes on from a step.</summary>
    public void MoveTo(long step) => _flushed = step;

    /// <summary>Hands everything written so far to the operating system.</summary>
    public void Flush() => ForAll(static sink => sink.Flush());

    /// <summary>The recordings, each as a part of checkpoints.</summary>
    public IReadOnlyList<SavedRecording> Parts => [.. _channels.Select(channel => new SavedRecording(channel.Key, channel.Value, _options))];

    /// <summary>Ends all recordings in good order: files get their final names.</summary>
    public void Complete() => ForAll(static sink => sink.Complete());

    /// <inheritdoc/>
    public void Dispose() => ForAll(static sink => sink.Dispose());

    private void Prepare(string directory, IEnumerable<Recorder> recorders)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException("recording options, directory", $"'{directory}' cannot be made: {problem.Message} Choose a directory that can be written to.");
        }

        // Compared without case: some file systems do not tell 'E' from 'e', and one recording would overwrite the other.
        IGrouping<string, Recorder>? clash = recorders
            .GroupBy(recorder => RecordingPath.Of(recorder.Name, _options).Final, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (clash is not null)
            throw new GliaException($"recorders {string.Join(" and ", clash.Select(recorder => $"'{recorder.Name}'"))}",
                $"would both be written to '{clash.Key}'. Give them names that differ in more than case and special letters.");
    }

    /// <summary>Serves every sink, also after one has failed: a fault of one recording must not cost the others.</summary>
    private void ForAll(Action<IRecordingSink> action)
    {
        var findings = new List<Finding>();
        foreach (RecordingChannel channel in _channels.Values)
        {
            try
            {
                action(channel.Sink);
            }
            catch (GliaException problem)
            {
                findings.AddRange(problem.Findings);
            }
        }

        if (findings.Count > 0) throw new GliaException(findings);
    }

    private T Kept<T>(Recorder recorder) where T : class
    {
        if (!_channels.TryGetValue(recorder.Name, out RecordingChannel? channel))
            throw new GliaException($"recorder '{recorder.Name}'", $"does not belong to this simulation.{Suggestion.For(recorder.Name, _channels.Keys)} Add it to the network before building.");
        return channel.Memory as T ?? throw new GliaException($"recorder '{recorder.Name}'",
            $"was streamed to '{_options.Directory}' and not kept in memory. Read the file, or set KeepInMemory in the recording options.");
    }
}
