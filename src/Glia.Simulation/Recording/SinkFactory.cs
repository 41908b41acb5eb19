using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Memory;
using Glia.Spikes;

namespace Glia.Simulation.Recording;

/// <summary>Makes the sinks of one recorder: in memory, on disk, or both.</summary>
/// <param name="Grid">Grid of the stamps.</param>
/// <param name="Options">Where recordings go.</param>
/// <param name="SinglePrecision">Whether states are float32.</param>
internal sealed record SinkFactory(TimeGrid Grid, RecordingOptions Options, bool SinglePrecision)
{
    private bool ToDisk => Options.Directory is not null;

    private bool ToMemory => !ToDisk || Options.KeepInMemory;

    public RecordingChannel Open(Recorder recorder) => recorder switch
    {
        SpikeRecorder spikes => Spikes(spikes),
        StateRecorder states => States(states),
        RateRecorder rates => Rates(rates),
        _ => throw new GliaException($"recorder '{recorder.Name}'", $"is a {recorder.GetType().Name}, which is not known. Use a spike, state, rate or synapse recorder."),
    };

    public RecordingChannel Open(SynapseRecorder recorder, ObservedSynapses synapses)
    {
        SynapseMemory? memory = ToMemory ? new SynapseMemory(synapses, Grid, recorder.Variables) : null;
        IStateSink? file = ToDisk ? OnDisk(recorder).Synapses(synapses, recorder.Variables, SinglePrecision) : null;
        return new RecordingChannel(null, memory is null ? file! : file is null ? memory : new StateTee(memory, file), memory);
    }

    private RecordingChannel Spikes(SpikeRecorder recorder)
    {
        ObservedPopulation population = Observed(recorder, recorder.Neurons);
        SpikeMemory? memory = ToMemory ? new SpikeMemory(population, Grid) : null;
        ISpikeSink? file = ToDisk ? OnDisk(recorder).Spikes(population) : null;
        ISpikeSink sink = memory is null ? file! : file is null ? memory : new SpikeTee(memory, file);
        return new RecordingChannel(population, population.Sample.IsEmpty ? sink : new SampledSpikes(sink, population), memory);
    }

    private RecordingChannel States(StateRecorder recorder)
    {
        ObservedPopulation population = Observed(recorder, recorder.Neurons);
        StateMemory? memory = ToMemory ? new StateMemory(population, Grid, recorder.Variables) : null;
        IStateSink? file = ToDisk ? OnDisk(recorder).States(population, recorder.Variables, SinglePrecision) : null;
        return new RecordingChannel(population, memory is null ? file! : file is null ? memory : new StateTee(memory, file), memory);
    }

    private RecordingChannel Rates(RateRecorder recorder)
    {
        ObservedPopulation population = Observed(recorder, []);
        int binSteps = BinSteps(recorder);
        RateMemory? memory = ToMemory ? new RateMemory(population, Grid, binSteps) : null;
        IRateSink? file = ToDisk ? OnDisk(recorder).Rates(population, binSteps) : null;
        return new RecordingChannel(population, memory is null ? file! : file is null ? memory : new RateTee(memory, file), memory);
    }

    private FileSinks OnDisk(Recorder recorder) => new(Options, RecordingPath.Of(recorder.Name, Options), Grid);

    private static ObservedPopulation Observed(PopulationRecorder recorder, IEnumerable<long> sample)
    {
        Population population = recorder.Population;
        if (population.Size > int.MaxValue)
            throw new GliaException($"recorder '{recorder.Name}'",
                $"observes population '{population.Name}' of {population.Size} neurons, but a recorder can number {int.MaxValue} at most. Split the population.");
        return new ObservedPopulation(population.Name, population.Size) { Sample = [.. sample.Select(neuron => Checked(recorder, neuron)).Distinct().Order()] };
    }

    private static int Checked(PopulationRecorder recorder, long neuron) => neuron >= 0 && neuron < recorder.Population.Size
        ? (int)neuron
        : throw new GliaException($"recorder '{recorder.Name}', neurons",
            $"contain {neuron}, but population '{recorder.Population.Name}' has the neurons 0 to {recorder.Population.Size - 1}.");

    private int BinSteps(RateRecorder recorder)
    {
        double bin = recorder.Bin.Milliseconds, ratio = Math.Round(bin / Grid.Step.Milliseconds);
        if (ratio is >= 1 and <= int.MaxValue && Math.Abs(Grid.Milliseconds((long)ratio) - bin) <= 1e-9 * bin) return (int)ratio;
        string wayOut = ratio is >= 1 and <= int.MaxValue ? Grid.TimeOf((long)ratio).ToString() : Grid.Step.ToString();
        throw new GliaException($"recorder '{recorder.Name}', bin", $"is {recorder.Bin}, but must be a whole number of time steps of {Grid.Step}. Use for example {wayOut}.");
    }
}
