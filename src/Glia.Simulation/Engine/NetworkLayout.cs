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
        Structural = [.. plan.Projections.Where(p => Kind(p, plan, programs) == ProjectionDelivery.Structural)];
        ProjectionPlan[] currents = [.. plan.Projections.Where(p => Kind(p, plan, programs) == ProjectionDelivery.Current)];
        Currents = [.. currents.Where(p => p.Plastic is null)];
        PlasticCurrents = [.. currents.Where(p => p.Plastic is not null)];
        Plastic = [.. plan.Projections.Where(p => p.Plastic is not null)];
        if (Plastic.FirstOrDefault(p => SumsOverTargets(p) && p.TargetSize > TilePlan.LargestTile) is { } tooLarge)
            throw tooLarge.Error($"has the synapse model '{tooLarge.Program!.Name}', which sums over targets (sum_before), but {tooLarge.TargetSize} targets; there may be at most {TilePlan.LargestTile}. Use several populations.");
        Stored = [.. plan.Projections.Where(p => p.Plastic is not null || Kind(p, plan, programs) == ProjectionDelivery.Queued)];
        Deliveries = [.. plan.Projections.Select(p => Kind(p, plan, programs))];
        MaximumQueuedDelay = Queued.Select(p => p.Sampler.MaximumDelay).DefaultIfEmpty(1).Max();
        EpochSteps = plan.Projections.Any(SeesOtherTiles) ? 1 : Math.Min(LongestEpoch, Queued.Concat(currents).Concat(Structural).Select(p => p.Sampler.MinimumDelay).DefaultIfEmpty(LongestEpoch).Min());
        bool[] runs = new bool[plan.Sizes.Length];
        for (int population = 0; population < runs.Length; population++)
            runs[population] = !InPlace.Any(p => p.Source == population) || Queued.Concat(Structural).Any(p => p.Source == population)
                || Plastic.SelectMany(p => p.Projection.Modulators.Values).OfType<PopulationModulator>().Any(modulator => modulator.Population.Name == plan.Network.Populations[population].Name)
                || plan.Network.Recorders.OfType<PopulationRecorder>().Any(recorder => plan.IndexOf(recorder.Population, recorder.Name) == population);
        Runs = runs;
    }

    /// <summary>Whether a population must lie in one tile, because its synapses sum over targets (<c>sum_before</c>).</summary>
    public bool IsWhole(int population) => Plastic.Any(projection => projection.Target == population && SumsOverTargets(projection));

    /// <summary>Projections whose spikes are queued.</summary>
    public IReadOnlyList<ProjectionPlan> Queued { get; }

    /// <summary>Projections whose synapses are stored.</summary>
    public IReadOnlyList<ProjectionPlan> Stored { get; }

    /// <summary>Projections whose synapses follow a model, in network order.</summary>
    public IReadOnlyList<ProjectionPlan> Plastic { get; }

    /// <summary>Plastic projections of current sources.</summary>
    public IReadOnlyList<ProjectionPlan> PlasticCurrents { get; }

    /// <summary>Projections whose synapses are created and deleted.</summary>
    public IReadOnlyList<ProjectionPlan> Structural { get; }

    /// <summary>Projections drawn where they arrive.</summary>
    public IReadOnlyList<ProjectionPlan> InPlace { get; }

    /// <summary>Static projections of current sources.</summary>
    public IReadOnlyList<ProjectionPlan> Currents { get; }

    /// <summary>How each projection travels. Shape [projections].</summary>
    public IReadOnlyList<ProjectionDelivery> Deliveries { get; }

    /// <summary>Longest delay of stored synapses, in steps.</summary>
    public int MaximumQueuedDelay { get; }

    /// <summary>Steps between exchanges: the shortest delay, up to a bound.</summary>
    public int EpochSteps { get; }

    /// <summary>Whether a population has to be stepped at all: not when its spikes are drawn where they arrive and nobody looks. Shape [populations].</summary>
    public IReadOnlyList<bool> Runs { get; }

    private static bool SumsOverTargets(ProjectionPlan projection) => projection.Program!.Sums.Any(sum => sum.Extent == SumExtent.Before);

    /// <summary>Whether the synapses of a projection read, in every step, neurons that may lie in other tiles.</summary>
    private static bool SeesOtherTiles(ProjectionPlan projection) => projection.Program is { } program
        && (!program.PreReads.IsEmpty || projection.Projection.Modulators.Values.Any(modulator => modulator is PopulationModulator));

    private static ProjectionDelivery Kind(ProjectionPlan projection, NetworkPlan plan, IReadOnlyList<UpdateProgram> programs)
    {
        if (plan.IsCurrentSource(projection.Source)) return ProjectionDelivery.Current;
        if (projection.Projection.Structure is not null) return ProjectionDelivery.Structural;
        UpdateProgram source = programs[projection.Source];
        bool drawable = source.SpikeCount is not null && source.States.IsEmpty && source.ReceptorInputs.IsEmpty && source.CurrentInputs.IsEmpty
            && source.Parameters.All(parameter => parameter.Variable.Kind != VariableKind.EventCount);
        return drawable && projection.Plastic is null && projection.Rule is OneToOne && !projection.ExcludesSelf && projection.Weight.IsConstant && projection.HasConstantDelay
            ? ProjectionDelivery.InPlace
            : ProjectionDelivery.Queued;
    }
}
