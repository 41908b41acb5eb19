using System.Numerics;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Takes what the plastic synapses of a current source carry to the current input of their targets: the current in force in step n + d is transmit · output of step n.</summary>
/// <typeparam name="T">Precision.</typeparam>
internal sealed unsafe class CurrentOutlet<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Column of the outputs as they arrive.</summary>
    public const string Output = "_output";

    private const string Carried = "_current";

    private readonly PlasticSite<T> _site;
    private readonly Variable _port;

    /// <summary>Finds the current input of a site's targets.</summary>
    public CurrentOutlet(PlasticSite<T> site)
    {
        _site = site;
        UpdateProgram target = site.Targets.Values.Program;
        string? name = site.Plan.Projection.Receptor;
        _port = target.CurrentInputs.FirstOrDefault(input => name is null || input.Name == name)
            ?? throw site.Plan.Error($"brings a current, but model '{target.Name}' has no current input{(name is null ? "" : $" '{name}'")}. Declare one with the flag 'current'.");
    }

    /// <summary>The current of a synapse.</summary>
    public static LaneResult ResultOf(SynapseProgram program) => new(Carried, program.Transmit * new Variable(Output, VariableKind.Input, Dimension.None).Value());

    /// <summary>Adds the currents of synapses.</summary>
    public void Inject(LaneGroups<T> groups, IReadOnlyList<LaneRun> runs, LaneBatch<T> batch)
    {
        T* carried = batch.Pointer(Carried), input = (T*)_site.Targets.Locate(_port).PerNeuron;
        foreach (LaneRun run in runs)
        {
            ushort* targets = groups[run.Group].Targets + run.From;
            for (int k = 0; k < run.Count; k++) input[targets[k] - _site.Slice.Offset] += *carried++;
        }
    }
}
