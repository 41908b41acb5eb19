using System.Collections.Immutable;
using System.Numerics;
using Glia.Networks;
using Glia.Simulation.Construction;
using Glia.Simulation.Plasticity;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Engine;

/// <summary>Hands what the tiles have gathered in an epoch to the recorders, in the order of steps, on one thread.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class RecorderHub<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecordingSession _session;
    private readonly Tile<T>[] _tiles;
    private readonly List<(int Population, ISpikeSink Sink)> _spikes = [];
    private readonly List<(int Population, IRateSink Sink)> _rates = [];
    private readonly List<StateSamples> _states = [];
    private int[] _gathered = new int[256];

    /// <summary>Connects the recorders of a network to its tiles.</summary>
    public RecorderHub(NetworkPlan plan, RecordingSession session, Tile<T>[] tiles, int epoch)
    {
        (_session, _tiles) = (session, tiles);
        foreach (Recorder recorder in plan.Network.Recorders)
        {
            switch (recorder)
            {
                case SpikeRecorder spikes:
                    _spikes.Add((plan.IndexOf(spikes.Population, spikes.Name), session.SinkOf(spikes)));
                    break;
                case RateRecorder rates:
                    _rates.Add((plan.IndexOf(rates.Population, rates.Name), session.SinkOf(rates)));
                    break;
                case StateRecorder states:
                    AddStates(states, plan.IndexOf(states.Population, states.Name), epoch);
                    break;
                case SynapseRecorder synapses:
                    AddSynapses(synapses, plan.PlanOf(synapses.Projection), epoch);
                    break;
            }
        }
    }

    /// <summary>Whether there is anything to record.</summary>
    public bool IsEmpty => _spikes.Count + _rates.Count + _states.Count == 0;

    /// <summary>Hands over an epoch.</summary>
    /// <param name="firstStep">First step of the epoch.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="parity">Its parity.</param>
    public void Record(long firstStep, int steps, int parity)
    {
        for (int place = 0; place < steps; place++)
        {
            long stamp = firstStep + place + 1;
            foreach ((int population, ISpikeSink sink) in _spikes)
            {
                ReadOnlySpan<int> spikes = Gather(place, population, parity);
                if (spikes.Length > 0) sink.Write(stamp, spikes);
            }

            foreach ((int population, IRateSink sink) in _rates)
                if (Count(place, population, parity) is > 0 and long count) sink.Write(stamp, count);
            foreach (StateSamples samples in _states)
                if (samples.Samples(stamp)) samples.Sink.Write(stamp, samples.At(stamp, firstStep + 1, parity));
        }

        _session.AdvanceTo(firstStep + steps);
    }

    private void AddStates(StateRecorder recorder, int population, int epoch)
    {
        ImmutableArray<int> neurons = _session.NeuronsOf(recorder);
        var samples = new StateSamples(_session.SinkOf(recorder), neurons.Length * recorder.Variables.Length, recorder.Every, epoch);
        _states.Add(samples);
        foreach (Tile<T> tile in _tiles)
            if (tile.BlockOf(population) is { } block) tile.Add(new StateProbe<T>(samples, recorder.Variables, neurons, block));
    }

    private void AddSynapses(SynapseRecorder recorder, ProjectionPlan projection, int epoch)
    {
        var selection = SynapseSelection<T>.Of(recorder, projection, [.. _tiles.SelectMany(tile => tile.Plastic).Where(plastic => plastic.Plan == projection)]);
        IStateSink sink = _session.Open(recorder, selection.Observed);
        var samples = new StateSamples(sink, checked(selection.Observed.Count * recorder.Variables.Length), recorder.Every, epoch);
        _states.Add(samples);
        foreach (Tile<T> tile in _tiles)
            foreach (PlasticProjection<T> part in tile.Plastic)
                if (selection.In(part) is { Count: > 0 } chosen) tile.Add(new SynapseProbe<T>(samples, part, chosen, recorder.Variables));
    }

    private ReadOnlySpan<int> Gather(int place, int population, int parity)
    {
        int count = 0;
        foreach (Tile<T> tile in _tiles)
        {
            ReadOnlySpan<int> spikes = tile.Spikes[parity].Of(place, population);
            if (count + spikes.Length > _gathered.Length) Array.Resize(ref _gathered, (int)BitOperations.RoundUpToPowerOf2((uint)(count + spikes.Length)));
            spikes.CopyTo(_gathered.AsSpan(count));
            count += spikes.Length;
        }

        return _gathered.AsSpan(0, count);
    }

    private long Count(int place, int population, int parity)
    {
        long count = 0;
        foreach (Tile<T> tile in _tiles) count += tile.Spikes[parity].Of(place, population).Length;
        return count;
    }
}
