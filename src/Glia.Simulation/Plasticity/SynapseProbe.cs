using System.Collections.Immutable;
using System.Numerics;
using Glia.Simulation.Delivery;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity;

/// <summary>Samples the synapses of one recorder that lie in one tile, some groups at a time. Looks at copies.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed class SynapseProbe<T> : IProbe where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Groups are looked at together up to so many synapses: enough to fill the kernels.</summary>
    private const int BatchLanes = 4096;

    private readonly StateSamples _samples;
    private readonly PlasticProjection<T> _part;
    private readonly string[] _variables;
    private readonly List<Batch> _batches = [];
    private readonly double[][] _seen;

    /// <summary>Prepares sampling.</summary>
    /// <param name="samples">Receives the samples.</param>
    /// <param name="part">The projection in the tile.</param>
    /// <param name="chosen">The synapses, group after group.</param>
    /// <param name="variables">Names of the variables.</param>
    public SynapseProbe(StateSamples samples, PlasticProjection<T> part, IReadOnlyList<ChosenSynapse> chosen, ImmutableArray<string> variables)
    {
        (_samples, _part, _variables) = (samples, part, [.. variables]);
        Divide(chosen);
        int most = _batches.Max(batch => batch.Lanes);
        _seen = [.. variables.Select(_ => new double[most])];
    }

    /// <summary>Groups that are looked at together.</summary>
    /// <param name="Groups">Their headers.</param>
    /// <param name="Lanes">Number of their synapses.</param>
    /// <param name="Chosen">Those observed: which of these synapses, and their positions in a sample.</param>
    private readonly record struct Batch(ulong[] Groups, int Lanes, (int Lane, int Position)[] Chosen);

    /// <inheritdoc/>
    public void Sample(long step, int place, int parity)
    {
        long stamp = step + 1;
        if (!_samples.Samples(stamp)) return;
        Span<double> sample = _samples.At(stamp, stamp - place, parity);
        foreach (Batch batch in _batches)
        {
            _part.Look(stamp, batch.Groups, _variables, _seen, 0);
            foreach ((int lane, int position) in batch.Chosen)
                for (int variable = 0; variable < _seen.Length; variable++) sample[position * _seen.Length + variable] = _seen[variable][lane];
        }
    }

    private void Divide(IReadOnlyList<ChosenSynapse> chosen)
    {
        List<ulong> groups = [];
        List<(int, int)> places = [];
        (int before, int lanes) = (0, 0);   // synapses of the groups before the last, and of all
        foreach (ChosenSynapse synapse in chosen)
        {
            if (groups.Count == 0 || groups[^1] != synapse.Group)
            {
                int count = GroupHeader.Count(synapse.Group);
                if (groups.Count > 0 && lanes + count > BatchLanes) Close();
                groups.Add(synapse.Group);
                (before, lanes) = (lanes, lanes + count);
            }

            places.Add((before + synapse.Place, synapse.Position));
        }

        Close();

        void Close()
        {
            _batches.Add(new Batch([.. groups], lanes, [.. places]));
            groups.Clear();
            places.Clear();
            (before, lanes) = (0, 0);
        }
    }
}
