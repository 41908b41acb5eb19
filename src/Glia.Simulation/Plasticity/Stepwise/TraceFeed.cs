using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Runs statements over traces, which are kept once per source or target.</summary>
/// <typeparam name="T">Precision.</typeparam>
internal sealed unsafe class TraceFeed<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<string> _traces;
    private readonly Place _place;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _call;
    private readonly double _timeStep_ms;

    /// <summary>Prepares to run the part of a list of statements that changes traces.</summary>
    /// <param name="site">The synapses.</param>
    /// <param name="name">Name of the code.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="traces">The traces.</param>
    /// <param name="place">Where a trace of one neuron lies.</param>
    public TraceFeed(PlasticSite<T> site, string name, ImmutableArray<Assign> statements, ImmutableArray<StateDefinition> traces, Place place)
    {
        (_place, _timeStep_ms) = (place, site.TimeStep);
        _traces = [.. traces.Select(trace => trace.Variable.Name)];
        ImmutableHashSet<string> columns = [.. _traces];
        LaneKernel<T> kernel = LaneKernel<T>.For(site.Program, LaneCode.Of(name, StatementSlice.For(statements, traces.Select(trace => trace.Variable)), columns));
        _batch = new LaneBatch<T>(columns);
        _call = _batch.Bind(kernel, _timeStep_ms);
        _call.Set(LaneNames.Elapsed, _timeStep_ms);
        Refresh(site.Values);
    }

    /// <summary>Where a trace lies.</summary>
    /// <param name="neuron">Number of the place that has traces.</param>
    /// <param name="trace">Which trace.</param>
    public delegate T* Place(int neuron, int trace);

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => _call.Kernel.IsEmpty;

    /// <summary>Takes over changed parameters.</summary>
    public void Refresh(SynapseValues values)
    {
        for (int p = 0; p < values.Parameters.Length; p++) _call.Set(values.Program.Parameters[p].Variable.Name, values.Parameters[p]);
    }

    /// <summary>Runs over the traces of some neurons, each named once.</summary>
    /// <param name="neurons">Numbers of their places.</param>
    /// <param name="stamp">The time, in steps.</param>
    public void Run(IEnumerable<int> neurons, long stamp)
    {
        if (IsEmpty) return;
        _call.Set(LaneNames.Time, stamp * _timeStep_ms);
        foreach (int[] chunk in neurons.Chunk(_batch.Capacity)) Run(chunk);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _call.Dispose();
        _batch.Dispose();
    }

    private void Run(int[] neurons)
    {
        for (int trace = 0; trace < _traces.Length; trace++)
        {
            T* lanes = _batch.Pointer(_traces[trace]);
            for (int k = 0; k < neurons.Length; k++) lanes[k] = *_place(neurons[k], trace);
        }

        _call.Run(neurons.Length);
        for (int trace = 0; trace < _traces.Length; trace++)
        {
            T* lanes = _batch.Pointer(_traces[trace]);
            for (int k = 0; k < neurons.Length; k++) *_place(neurons[k], trace) = lanes[k];
        }
    }
}
