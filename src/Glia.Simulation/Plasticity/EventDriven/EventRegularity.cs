using System.Numerics;
using Glia.Simulation.Plasticity.Stepwise;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Statements at intervals for synapses that are otherwise left alone between events: all of them are brought up to date first.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed class EventRegularity<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseView<T> _view;
    private readonly SynapseSums<T>? _sums;
    private readonly RegularRun<T> _run;

    /// <summary>Prepares the statements of a site's synapses.</summary>
    public EventRegularity(PlasticSite<T> site)
    {
        _view = new SynapseView<T>(site, new LaneGroups<T>(site));
        if (!site.Program.Sums.IsEmpty) _sums = new SynapseSums<T>(_view);
        _run = new RegularRun<T>(_view, _sums);
    }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _view.Groups.Bytes + _view.Bytes + (_sums?.Bytes ?? 0) + _run.Bytes;

    /// <summary>Whether the statements run in a step.</summary>
    public bool IsDue(long step) => _run.IsDue(step);

    /// <summary>Runs them; the synapses have been brought to the end of the step.</summary>
    public void Run(long step)
    {
        _view.Refresh(step);
        _run.Run(step);
    }

    /// <summary>Takes over changed parameters.</summary>
    public void Refresh(SynapseValues values)
    {
        _sums?.Refresh(values);
        _run.Refresh(values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _sums?.Dispose();
        _view.Dispose();
    }
}
