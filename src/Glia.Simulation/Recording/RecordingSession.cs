using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Recording.Memory;
using Glia.Spikes;

namespace Glia.Simulation.Recording;

/// <summary>All recordings of one simulation: makes the sinks that the engine writes to and gives back what they kept.</summary>
/// <remarks>
/// The engine writes spikes, states and counts step by step, calls <see cref="AdvanceTo"/> after each epoch, <see cref="Flush"/> when a
/// run ends (also when it was cancelled), <see cref="Complete"/> when the simulation has ended in good order, and disposes in any case.
/// </remarks>
internal sealed class RecordingSession : IDisposable
{
    private readonly Dictionary<string, Channel> _channels = [];
    private readonly RecordingOptions _options;

    /// <summary>Opens sinks for every recorder of a network.</summary>
    /// <param name="network">The network; its recorders' names are unique.</param>
    /// <param name="options">Where recordings go.</param>
    /// <param name="singlePrecision">Whether states are float32: they are then written with the digits that a float32 needs.</param>
    /// <exception cref="GliaException">A bin is not a whole number of steps, or a file cannot be made.</exception>
    public RecordingSession(Network network, RecordingOptions options, bool singlePrecision = false)
    {
        _options = options;
        _ = singlePrecision;
        var grid = new TimeGrid(network.TimeStep);
        foreach (Recorder recorder in network.Recorders) _channels.Add(recorder.Name, Open(recorder, grid));
    }

    /// <summary>The sink of a spike recorder.</summary>
    public ISpikeSink SinkOf(SpikeRecorder recorder) => (ISpikeSink)_channels[recorder.Name].Sink;

    /// <summary>The sink of a state recorder.</summary>
    public IStateSink SinkOf(StateRecorder recorder) => (IStateSink)_channels[recorder.Name].Sink;

    /// <summary>The sink of a rate recorder.</summary>
    public IRateSink SinkOf(RateRecorder recorder) => (IRateSink)_channels[recorder.Name].Sink;

    /// <summary>The neurons whose states a recorder's sink expects, in its order. Shape [neurons].</summary>
    public IEnumerable<int> NeuronsOf(StateRecorder recorder)
    {
        ObservedPopulation population = _channels[recorder.Name].Population;
        return Enumerable.Range(0, population.Count).Select(population.NeuronAt);
    }

    /// <summary>The spikes recorded so far.</summary>
    /// <exception cref="GliaException">No such recorder, or its recording went to disk only.</exception>
    public SpikeData Spikes(SpikeRecorder recorder) => Kept<SpikeMemory>(recorder).Data;

    /// <summary>The states recorded so far.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public StateData States(StateRecorder recorder) => Kept<StateMemory>(recorder).Data;

    /// <summary>The population counts recorded so far.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public RateData Rates(RateRecorder recorder) => Kept<RateMemory>(recorder).Data;

    /// <summary>Says that everything stamped up to and including <paramref name="step"/> has been written.</summary>
    public void AdvanceTo(long step)
    {
        foreach (Channel channel in _channels.Values) channel.Sink.AdvanceTo(step);
    }

    /// <summary>Hands everything written so far to the operating system.</summary>
    public void Flush()
    {
        foreach (Channel channel in _channels.Values) channel.Sink.Flush();
    }

    /// <summary>Ends all recordings in good order: files get their final names.</summary>
    public void Complete()
    {
        foreach (Channel channel in _channels.Values) channel.Sink.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Channel channel in _channels.Values) channel.Sink.Dispose();
    }

    private static Channel Open(Recorder recorder, TimeGrid grid)
    {
        ObservedPopulation population = Observed(recorder);
        IRecordingSink memory = recorder switch
        {
            SpikeRecorder => new SpikeMemory(population, grid),
            StateRecorder states => new StateMemory(population, grid, states.Variables),
            RateRecorder rates => new RateMemory(population, grid, BinSteps(rates, grid)),
            _ => throw new GliaException($"recorder '{recorder.Name}'", $"is a {recorder.GetType().Name}, which is not known. Use a spike, state or rate recorder."),
        };
        IRecordingSink sink = memory is ISpikeSink spikes && !population.Sample.IsEmpty ? new SampledSpikes(spikes, population) : memory;
        return new Channel(population, sink, memory);
    }

    private static ObservedPopulation Observed(Recorder recorder)
    {
        IEnumerable<long> sample = recorder switch
        {
            SpikeRecorder spikes => spikes.Neurons,
            StateRecorder states => states.Neurons,
            _ => [],
        };
        return new ObservedPopulation(recorder.Population.Name, recorder.Population.Size)
        {
            Sample = [.. sample.Select(neuron => checked((int)neuron)).Distinct().Order()],
        };
    }

    private static int BinSteps(RateRecorder recorder, TimeGrid grid)
    {
        long steps = grid.NearestStep(recorder.Bin);
        if (steps is >= 1 and <= int.MaxValue && Math.Abs(grid.Milliseconds(steps) - recorder.Bin.Milliseconds) <= 1e-9 * recorder.Bin.Milliseconds) return (int)steps;
        throw new GliaException($"recorder '{recorder.Name}', bin",
            $"is {recorder.Bin}, but must be a whole number of time steps of {grid.Step}. Use for example {grid.TimeOf(Math.Max(1, steps))}.");
    }

    private T Kept<T>(Recorder recorder) where T : class
    {
        if (!_channels.TryGetValue(recorder.Name, out Channel? channel))
            throw new GliaException($"recorder '{recorder.Name}'", $"does not belong to this simulation.{Suggestion.For(recorder.Name, _channels.Keys)} Add it to the network before building.");
        return channel.Memory as T ?? throw new GliaException($"recorder '{recorder.Name}'",
            $"was streamed to '{_options.Directory}' and not kept in memory. Read the file, or set KeepInMemory in the recording options.");
    }

    private sealed record Channel(ObservedPopulation Population, IRecordingSink Sink, IRecordingSink? Memory);
}
