using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Simulation.Construction;
using Glia.Simulation.Memory;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Everything that the synapses of a projection in one tile see besides their own variables: traces of their targets, neurons on both sides, modulators.</summary>
/// <typeparam name="T">Precision.</typeparam>
internal sealed unsafe class SynapseView<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NeuronView<T>[] _postReads;
    private readonly PublishedValues[] _preReads;
    private readonly ModulatorSignal[] _modulators;
    private readonly NativeBlock _regional;
    private readonly int _padded;

    /// <summary>Prepares the view of a site's synapses.</summary>
    public SynapseView(PlasticSite<T> site, LaneGroups<T> groups)
    {
        (Site, Groups) = (site, groups);
        SynapseProgram program = site.Program;
        _postReads = [.. program.PostReads.Select(read => new NeuronView<T>(site.Targets, read.Name))];
        _preReads = [.. program.PreReads.Select(read => site.Signals.OfSources(read.Variable))];
        _modulators = [.. program.Modulators.Select(site.Signals.Of)];
        _padded = site.Slice.Padded;
        _regional = NativeBlock.Zeroed((long)_modulators.Length * _padded * sizeof(T));
        PostTraces = new LaneBatch<T>(program.PostTraces.Select(trace => trace.Variable.Name), _padded);
        PerLane =
        [
            .. program.States.Concat(program.PreTraces).Concat(program.PostTraces).Select(state => state.Variable.Name),
            .. program.PreReads.Concat(program.PostReads).Select(read => read.Variable.Name),
            .. program.Modulators.Where((_, index) => _modulators[index].Regions > 1).Select(modulator => modulator.Name),
            .. program.Sums.Select(sum => sum.Result.Name),
            .. Enumerable.Range(0, program.Draws).SelectMany(draw => new[] { LaneNames.Draw(draw), LaneNames.Angle(draw) }),
            LaneNames.Source, LaneNames.Target, CurrentOutlet<T>.Output, .. IsDendritic ? [LaneNames.Time] : ImmutableArray<string>.Empty,
        ];
    }

    /// <summary>Where the synapses lie.</summary>
    public PlasticSite<T> Site { get; }

    /// <summary>The synapses.</summary>
    public LaneGroups<T> Groups { get; }

    /// <summary>Whether the time of synapses is behind by their delays.</summary>
    public bool IsDendritic => Site.Program.Delay == DelaySite.Dendritic;

    /// <summary>Traces of targets, by index in the slice.</summary>
    public LaneBatch<T> PostTraces { get; }

    /// <summary>Names of the variables that differ from synapse to synapse.</summary>
    public ImmutableHashSet<string> PerLane { get; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => PostTraces.Bytes + _regional.Bytes;

    /// <summary>Brings what neurons and modulators show to the start of a step.</summary>
    public void Refresh(long step)
    {
        foreach (NeuronView<T> view in _postReads) view.Refresh(step);
        for (int index = 0; index < _modulators.Length; index++)
            if (_modulators[index].Regions > 1) Spread(_modulators[index], step, Modulator(index));
    }

    /// <summary>Brings what the neurons that have just spiked show to the end of a step.</summary>
    public void Refresh(ReadOnlySpan<int> spiked, long step)
    {
        if (_postReads.Length == 0) return;
        foreach (int neuron in spiked)
            foreach (NeuronView<T> view in _postReads) view.Refresh(neuron - Site.Slice.First, step + 1);
    }

    /// <summary>A variable of the targets, by index in the slice.</summary>
    public T* PostRead(int index) => _postReads[index].Values;

    /// <summary>A variable of the sources as synapses with a delay see it: as it was that long before a stamp, or at the beginning.</summary>
    public double[] PreRead(int index, long stamp, int delay) => _preReads[index].At(Math.Max(0, stamp - delay));

    /// <summary>What a current source gives out as synapses with a delay see it in a step; nothing before the first step.</summary>
    public T Output(long step, int delay, int source) => step < delay ? T.Zero : Site.Outputs!.At(step - delay)[source];

    /// <summary>A regional modulator, by index in the slice.</summary>
    public T* Modulator(int index) => (T*)_regional.Pointer + (long)index * _padded;

    /// <summary>The value of a modulator that is the same everywhere; null for a regional one.</summary>
    public double? Uniform(int index, long step) => _modulators[index].Regions == 1 ? _modulators[index].At(step)[0] : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NeuronView<T> view in _postReads) view.Dispose();
        PostTraces.Dispose();
        _regional.Dispose();
    }

    private void Spread(ModulatorSignal signal, long step, T* values)
    {
        ReadOnlySpan<double> regions = signal.At(step);
        Slice slice = Site.Slice;
        for (int local = 0; local < slice.Count; local++)
            values[local] = T.CreateTruncating(regions[(int)((long)(slice.First + local) * regions.Length / Site.Plan.TargetSize)]);
    }
}
