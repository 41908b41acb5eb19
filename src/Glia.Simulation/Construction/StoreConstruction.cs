using System.Runtime.ExceptionServices;
using Glia.Networks;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Construction;

/// <summary>Builds the synapse stores of all tiles, tiles in parallel.</summary>
internal static class StoreConstruction
{
    /// <summary>What a synapse costs in each of the two drawings, in the unit of progress.</summary>
    private const double WorkPerSynapse = 4;

    /// <summary>Builds the stores.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="tiles">Which neurons lie in which tile.</param>
    /// <param name="queued">The projections whose synapses are stored.</param>
    /// <param name="scales">Units of 16-bit weights; null for 32-bit weights.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="progress">Told what part is done.</param>
    /// <param name="cancellation">Ends the building.</param>
    /// <returns>One store per tile, and the number of synapses per projection.</returns>
    public static (SynapseStore[] Stores, long[] Synapses) Build(
        NetworkPlan plan, TilePlan tiles, IReadOnlyCollection<ProjectionPlan> queued, WeightScales? scales, int threads,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var stores = new SynapseStore?[tiles.Count];
        long[] synapses = new long[plan.Projections.Count];
        double expected = Math.Max(1, queued.Sum(ExpectedSynapses) * WorkPerSynapse), done = 0;
        var gate = new Lock();
        void Advance(double work)
        {
            lock (gate)
            {
                done += work;
                progress?.Report(Math.Min(1, done / expected));
            }
        }

        void BuildTile(int tile)
        {
            using var builder = new StoreBuilder(plan, tiles.SlicesOf(tile), queued, scales, Advance, cancellation);
            stores[tile] = builder.Build();
            lock (gate)
                foreach ((int projection, long made) in builder.SynapsesByProjection) synapses[projection] += made;
        }

        try
        {
            Parallel.For(0, tiles.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, BuildTile);
        }
        catch (AggregateException error)
        {
            foreach (SynapseStore? store in stores) store?.Dispose();
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }

        return ([.. stores.Select(store => store!)], synapses);
    }

    /// <summary>How many synapses a rule makes on average.</summary>
    public static double ExpectedSynapses(ProjectionPlan plan) => plan.Rule switch
    {
        OneToOne => plan.ExcludesSelf ? 0 : plan.SourceSize,
        AllToAll => (double)plan.PartnersOfTarget * plan.TargetSize,
        FixedInDegree rule => (double)rule.InDegree * plan.TargetSize,
        FixedOutDegree rule => (double)rule.OutDegree * plan.SourceSize,
        FixedTotalNumber rule => rule.Number,
        PairwiseBernoulli rule => rule.Probability * plan.PartnersOfTarget * plan.TargetSize,
        ExplicitPairs rule => rule.Sources.Length,
        _ => (double)plan.PartnersOfTarget * plan.TargetSize,
    };
}
