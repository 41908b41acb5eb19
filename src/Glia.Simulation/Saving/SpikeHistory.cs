using System.Numerics;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>The latest spikes of one tile, as far back as spikes can be under way: queues hold only what they deliver, and not from whom it came.</summary>
internal sealed class SpikeHistory
{
    private readonly Queue<Stretch> _stretches = new(), _spare = new();
    private readonly int[] _senders;
    private readonly int _delay;

    /// <summary>An empty history.</summary>
    public SpikeHistory(NetworkLayout layout)
    {
        _delay = layout.MaximumQueuedDelay;
        _senders = [.. layout.Queued.Select(projection => projection.Source).Distinct().Order()];
    }

    /// <summary>Keeps the spikes of some steps that follow those kept before.</summary>
    /// <param name="firstStep">The first of these steps.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="spikes">The spikes of a population in one of them, by place and population.</param>
    public void Keep(long firstStep, int steps, SpikeBuffer spikes)
    {
        if (_senders.Length == 0) return;
        while (_stretches.TryPeek(out Stretch? oldest) && oldest.End + _delay <= firstStep + steps) _spare.Enqueue(_stretches.Dequeue());
        Stretch stretch = _spare.TryDequeue(out Stretch? spare) ? spare : new Stretch();
        stretch.Begin(firstStep, steps, _senders.Length);
        for (int place = 0; place < steps; place++)
            foreach (int sender in _senders) stretch.Add(spikes.Of(place, sender));
        _stretches.Enqueue(stretch);
    }

    /// <summary>The spikes of a population in a step; none if they have all arrived.</summary>
    public ReadOnlySpan<int> Of(long step, int population)
    {
        int sender = Array.IndexOf(_senders, population);
        if (sender < 0) return [];
        foreach (Stretch stretch in _stretches)
            if (step >= stretch.First && step < stretch.End) return stretch.Of(step, sender);
        return [];
    }

    /// <summary>The spikes of consecutive steps, sender by sender in each step.</summary>
    private sealed class Stretch
    {
        private int[] _ends = [], _spikes = new int[64];
        private int _senders, _lists;

        public long First { get; private set; }

        public long End { get; private set; }

        public void Begin(long first, int steps, int senders)
        {
            (First, End, _senders, _lists) = (first, first + steps, senders, 0);
            if (_ends.Length < steps * senders + 1) _ends = new int[steps * senders + 1];
        }

        public void Add(ReadOnlySpan<int> spikes)
        {
            int start = _ends[_lists], end = start + spikes.Length;
            if (end > _spikes.Length) Array.Resize(ref _spikes, (int)BitOperations.RoundUpToPowerOf2((uint)end));
            spikes.CopyTo(_spikes.AsSpan(start));
            _ends[++_lists] = end;
        }

        public ReadOnlySpan<int> Of(long step, int sender)
        {
            int list = (int)(step - First) * _senders + sender;
            return _spikes.AsSpan(_ends[list].._ends[list + 1]);
        }
    }
}
