using System.Numerics;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Networks;
using Glia.Simulation.Construction;
using Glia.Simulation.Engine;
using Glia.Simulation.Plasticity;
using Glia.Simulation.Plasticity.Stepwise;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Tests.Plasticity.Stepwise;

/// <summary>A network with plastic synapses, built and run.</summary>
internal sealed class PlasticRun<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CpuCore<T> _core;

    public PlasticRun(Network network, int threads = 1, int? tileSize = null)
    {
        var options = new SimulationOptions { Threads = threads, TileSize = tileSize };
        Session = new RecordingSession(network, options.Recording);
        _core = new CoreBuilder<T>(network, options, null, CancellationToken.None, ProgramOf).Build(Session, []);
    }

    public RecordingSession Session { get; }

    public void Run(long steps) => _core.Run(steps, null, CancellationToken.None);

    public void Set(Projection projection, string parameter, ParameterValue value) => _core.SetParameter(projection, parameter, value);

    public double[] Read(Population population, string variable) => _core.Read(population, variable);

    /// <summary>A variable of all synapses, by source, delay and target.</summary>
    public unsafe double[] Synapses(string projection, int variable = 0)
    {
        List<((int Source, int Delay, int Target) Key, double Value)> values = [];
        foreach (PlasticProjection<T> plastic in _core.Tiles.SelectMany(tile => tile.Plastic).Where(plastic => plastic.Plan.Name == projection))
        {
            LaneGroups<T> groups = new(plastic.Site);
            for (int index = 0; index < groups.Count; index++)
            {
                LaneGroup<T> group = groups[index];
                Slice slice = plastic.Site.Slice;
                for (int k = 0; k < group.Count; k++)
                    values.Add(((group.Source, group.Delay, group.Targets[k] - slice.Offset + slice.First), double.CreateTruncating(group.Columns[variable * group.Count + k])));
            }
        }

        return [.. values.OrderBy(value => value.Key).Select(value => value.Value)];
    }

    private static SynapseProgram? ProgramOf(Projection projection) => projection.Synapse is { } model
        ? SynapseCompiler.Compile(model, new SynapseContext(projection.Weight.Dimension, projection.Source.Model, projection.Target.Model))
        : null;

    public void Dispose()
    {
        Session.Dispose();
        _core.Dispose();
    }
}
