using Glia.Equations.Ir;
using Glia.Networks;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Engine;

/// <summary>How the spikes and currents of a network travel: decided from the description alone, so that no choice of the machine or of recorders changes a result.</summary>
internal sealed class NetworkLayout
{
    /// <summary>Most steps between exchanges; bounds what recorders keep between them.</summary>
    private const int LongestEpoch = 32;

    /// <summary>Sorts the projections of a network.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="programs">Model of each population.</param>
    public NetworkLayout(NetworkPlan plan, IReadOnlyList<UpdateProgram> programs)
    {
        Queued = [.. plan.Projections.Where(p => Kind(p, plan, programs) == ProjectionDelivery.Queued)];
        InPlace = [.. plan.Projections.Where(p => Kind(p, plan, programs) == ProjectionDelivery.InPlace)];
        Currents = [.. plan.Projections.Where(p => Kind(p, plan, programs) == ProjectionDelivery.Current)];
        Deliveries = [.. plan.Projections.Select(p => Kind(p, plan, programs))];
        MaximumQueuedDelay = Queued.Select(p => p.Sampler.MaximumDelay).DefaultIfEmpty(1).Max();
        EpochSteps = Math.Min(LongestEpoch, Queued.Concat(Currents).Select(p => p.Sampler.MinimumDelay).DefaultIfEmpty(LongestEpoch).Min());
        bool[] runs = new bool[plan.Sizes.Length];
        for (int population = 0; population < runs.Length; population++)
            runs[population] = !InPlace.Any(p => p.Source == population) || Queued.Any(p => p.Source == population)
                || plan.Network.Recorders.Any(recorder => plan.IndexOf(recorder.Population, recorder.Name) == population);
        Runs = runs;
    }

    /// <summary>Projections whose synapses are stored.</summary>
    public IReadOnlyList<ProjectionPlan> Queued { get; }

    /// <summary>Projections drawn where they arrive.</summary>
    public IReadOnlyList<ProjectionPlan> InPlace { get; }

    /// <summary>Projections of current sources.</summary>
    public IReadOnlyList<ProjectionPlan> Currents { get; }

    /// <summary>How each projection travels. Shape [projections].</summary>
    public IReadOnlyList<ProjectionDelivery> Deliveries { get; }

    /// <summary>Longest delay of stored synapses, in steps.</summary>
    public int MaximumQueuedDelay { get; }

    /// <summary>Steps between exchanges: the shortest delay, up to a bound.</summary>
    public int EpochSteps { get; }

    /// <summary>Whether a population has to be stepped at all: not when its spikes are drawn where they arrive and nobody looks. Shape [populations].</summary>
    public IReadOnlyList<bool> Runs { get; }

    private static ProjectionDelivery Kind(ProjectionPlan projection, NetworkPlan plan, IReadOnlyList<UpdateProgram> programs)
    {
        if (plan.IsCurrentSource(projection.Source)) return ProjectionDelivery.Current;
        UpdateProgram source = programs[projection.Source];
        bool drawable = source.SpikeCount is not null && source.States.IsEmpty && source.ReceptorInputs.IsEmpty && source.CurrentInputs.IsEmpty
            && source.Parameters.All(parameter => parameter.Variable.Kind != VariableKind.EventCount);
        return drawable && projection.Rule is OneToOne && !projection.ExcludesSelf && projection.Weight.IsConstant && projection.HasConstantDelay
            ? ProjectionDelivery.InPlace
            : ProjectionDelivery.Queued;
    }
}
