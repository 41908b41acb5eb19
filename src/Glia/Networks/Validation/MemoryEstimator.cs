using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Adds up what a network's parts take in the engine's storage.</summary>
internal sealed class MemoryEstimator(Network network, StoragePlan plan)
{
    private const int TargetBytes = 2, HeaderBytes = 8, RowBytes = 4;

    /// <summary>A synapse that comes and goes: its target in the wiring of the present and in the one before.</summary>
    private const int ChangingBytes = 2 * sizeof(int);

    /// <summary>Where a synapse is, in the index of a target; and what is known of each group there.</summary>
    private const int IndexBytes = 2 * sizeof(int), IndexedGroupBytes = 72;

    /// <summary>Spikes of a target for which event-driven synapses have room from the beginning.</summary>
    private const int KeptSpikes = 8;

    /// <summary>Bytes that a plastic group begins with.</summary>
    private const int GroupStateBytes = 3 * sizeof(int);

    /// <summary>Data of a group begin at multiples of 4 bytes; half of the groups lose 2.</summary>
    private const int Padding = 1;

    /// <summary>The runtime, compiled kernels and libraries.</summary>
    private const double ProgramBytes = 80e6;

    /// <summary>Smallest room in which a thread sorts the synapses of a tile while it is built.</summary>
    private const double ChunkBytes = 64 << 20;

    /// <summary>Rate at which neurons are taken to fire where it matters little, per ms.</summary>
    private const double AssumedRate = 0.02;

    /// <summary>Neurons of a population are padded to whole rows of this length in every tile.</summary>
    private const int RowLength = 64;

    private readonly ModelCatalogue _models = new(new FindingList());

    private int Tiles
    {
        get
        {
            double places = network.Populations.Sum(population => (double)population.Size + RowLength);
            long tiles = (long)Math.Ceiling(places / plan.TileSize);
            return (int)Math.Min(int.MaxValue / 2, (tiles + plan.Threads - 1) / plan.Threads * plan.Threads);
        }
    }

    public MemoryEstimate Estimate()
    {
        var projections = network.Projections.Select(Estimate).ToList();
        (double headers, double queues) = EstimateGroups(projections);
        double synapses = projections.Sum(projection => projection.Bytes);
        return new MemoryEstimate
        {
            Projections = [.. projections],
            HeaderBytes = headers,
            StateBytes = network.Populations.Sum(EstimateState) + network.Projections.Zip(projections, EstimateWork).Sum(),
            QueueBytes = queues,
            RecordingBytes = plan.Duration.Milliseconds > 0 ? network.Recorders.Sum(EstimateRecording) : 0,
            WorkingBytes = ProgramBytes + Math.Min(plan.Threads * ChunkBytes, 2 * synapses),
        };
    }

    private ProjectionEstimate Estimate(Projection projection)
    {
        SynapseCount count = SynapseCount.Of(projection);
        bool isStored = IsStored(projection);
        return new ProjectionEstimate(projection.Name, count, isStored, isStored ? count.Expected * SynapseBytes(projection) : 0);
    }

    /// <summary>Bytes of a synapse.</summary>
    private double SynapseBytes(Projection projection) => projection.Structure is null ? TargetBytes + ValueBytes(projection) : ChangingBytes;

    /// <summary>What the engine keeps beside the plastic synapses of a projection: the spikes that targets have emitted since, or where the synapses of each target are.</summary>
    private double EstimateWork(Projection projection, ProjectionEstimate estimate)
    {
        if (Plastic(projection) is not { } program) return 0;
        bool isStepwise = !program.IsEventDriven || _models.Find(projection.Source.Model) is { EmitsCurrent: true };
        int seen = program.PostTraces.Length + program.PostReads.Length;
        double history = isStepwise ? 0 : projection.Target.Size * (4.0 * sizeof(int) + KeptSpikes * (sizeof(int) + seen * plan.StateBytes));
        if (!isStepwise && program.Regular.IsEmpty) return history;
        double groups = EstimateKind([(projection, estimate)], projection.Source.Size, Tiles).Groups * projection.Source.Size;
        return history + estimate.Synapses.Expected * (IndexBytes + (program.Draws > 0 ? sizeof(int) : 0)) + groups * IndexedGroupBytes;
    }

    /// <summary>Bytes of what a synapse keeps beside its target: all variables of a plastic one in the precision of the simulation, the weight of a static one.</summary>
    private double ValueBytes(Projection projection) =>
        Plastic(projection) is { } program ? program.States.Length * plan.StateBytes : projection.Weight is ConstantDistribution ? 0 : plan.WeightBytes;

    /// <summary>The program of a projection's synapse model; null for static synapses.</summary>
    private SynapseProgram? Plastic(Projection projection)
    {
        if (projection.Synapse is not { } synapse || _models.Find(projection.Source.Model) is not { } source || _models.Find(projection.Target.Model) is not { } target) return null;
        return SynapsePlace.Of(projection, source, target) is { } place && _models.Find(synapse, place) is { IsStatic: false } program ? program : null;
    }

    /// <summary>Static currents are not stored; nor are the spikes of a stateless source that projects one to one with one weight and delay.</summary>
    private bool IsStored(Projection projection)
    {
        if (Plastic(projection) is not null || _models.Find(projection.Source.Model) is not { } source) return true;
        if (source.EmitsCurrent) return false;
        bool isAutonomous = source.States.IsEmpty && source.Receptors.IsEmpty && source.CurrentInputs.IsEmpty;
        return !(isAutonomous && projection is { Rule: OneToOne, Weight: ConstantDistribution, Delay: ConstantDistribution });
    }

    /// <summary>Headers and row tables, and the headers that wait for their arrival.</summary>
    private (double Headers, double Queues) EstimateGroups(IReadOnlyList<ProjectionEstimate> estimates)
    {
        double headers = 0, queues = 0;
        int tiles = Tiles;
        foreach (var source in network.Projections.Zip(estimates).Where(pair => pair.Second.IsStored && pair.First.Structure is null).GroupBy(pair => pair.First.Source.Name))
        {
            double neurons = source.First().First.Source.Size;
            headers += RowBytes * neurons * tiles;
            foreach (var kind in source.GroupBy(pair => Kind(pair.First)))
            {
                (double groups, double meanDelay) = EstimateKind([.. kind], neurons, tiles);
                headers += groups * neurons * (HeaderBytes + Padding + GroupBytes(kind.First().First));
                queues += groups * neurons * HeaderBytes * AssumedRate * meanDelay;
            }
        }

        return (headers, queues);
    }

    /// <summary>Bytes that a plastic group keeps of its source: the step of its last arrival, and the traces.</summary>
    private double GroupBytes(Projection projection) => Plastic(projection) is { } program ? GroupStateBytes + program.PreTraces.Length * plan.StateBytes : 0;

    /// <summary>Expected groups per source: the delays that at least one of its synapses in a tile has.</summary>
    private (double Groups, double MeanDelay) EstimateKind((Projection Projection, ProjectionEstimate Estimate)[] projections, double neurons, int tiles)
    {
        double groups = 0, weightedDelay = 0;
        double longest = projections.Max(pair => LongestSteps(pair.Projection.Delay));
        for (long step = 1; step <= longest; step++)
        {
            double logEmpty = 0;
            foreach ((Projection projection, ProjectionEstimate estimate) in projections)
            {
                double share = Math.Min(1, ChanceOfDelay(projection.Delay, step) / tiles), outDegree = estimate.Synapses.Expected / neurons;
                logEmpty += share < 1 ? outDegree * Math.Log(1 - share) : double.NegativeInfinity;
            }

            double occupied = -Math.Exp(logEmpty) + 1;
            groups += occupied * tiles;
            weightedDelay += occupied * tiles * step * network.TimeStep.Milliseconds;
        }

        return (groups, groups > 0 ? weightedDelay / groups : 0);
    }

    private double ChanceOfDelay(Distribution delay, long step)
    {
        double dt = network.TimeStep.Milliseconds;
        double below = step == 1 ? 0 : DistributionLaw.Below(delay, (step - 0.5) * dt);
        return DistributionLaw.Below(delay, (step + 0.5) * dt) - below;
    }

    private double LongestSteps(Distribution delay)
    {
        double longest = Math.Min(DistributionLaw.Support(delay).High, DistributionLaw.Quantile(delay));
        return Math.Min(DelayChecks.MostSteps, Math.Ceiling(longest / network.TimeStep.Milliseconds) + 1);
    }

    /// <summary>Synapses of one kind share groups: those of one plastic projection; of the static ones, those of one receptor with weights of their own, or with the same constant weight.</summary>
    private static (string Receptor, double? Constant) Kind(Projection projection)
    {
        if (projection.Synapse is not null) return ($"plastic {projection.Name}", null);
        double? constant = projection.Weight is ConstantDistribution weight ? weight.Value.Value : null;
        return (projection.Receptor ?? (DistributionLaw.Below(projection.Weight, 0) > 0.5 ? "-" : "+"), constant);
    }

    /// <summary>One array per state variable, input, and parameter that differs from neuron to neuron, with what is derived from it.</summary>
    private double EstimateState(Population population)
    {
        int arrays = 0;
        if (_models.Find(population.Model) is not null)
        {
            UpdateProgram program = ModelCompiler.Compile(population.Model);
            int drawn = population.Parameters.Values.Count(value => value is not DistributedValue { Distribution: ConstantDistribution } and not ScheduledValue);
            int emitted = program.Output is not null || program.SpikeCount is not null ? 1 : 0;
            arrays = program.States.Length + program.ReceptorInputs.Length + program.CurrentInputs.Length + emitted + drawn + (drawn > 0 ? program.Preparation.Length : 0);
        }

        return Math.Max(0, population.Size) * (double)arrays * plan.StateBytes;
    }

    private double EstimateRecording(Recorder recorder)
    {
        double steps = plan.Duration.Milliseconds / network.TimeStep.Milliseconds;
        return recorder switch
        {
            StateRecorder states => steps / states.Every * Observed(states, states.Neurons) * states.Variables.Length * sizeof(double),
            SynapseRecorder synapses => steps / synapses.Every * Observed(synapses) * synapses.Variables.Length * sizeof(double),
            SpikeRecorder spikes => plan.Duration.Milliseconds * AssumedRate * Observed(spikes, spikes.Neurons) * (sizeof(long) + sizeof(int)),
            RateRecorder rate => plan.Duration / rate.Bin * sizeof(long),
            _ => 0,
        };
    }

    private static double Observed(PopulationRecorder recorder, ImmutableArray<long> neurons) => neurons.IsEmpty ? recorder.Population.Size : neurons.Length;

    private static double Observed(SynapseRecorder recorder) => recorder.Synapses.IsEmpty ? SynapseCount.Of(recorder.Projection).Expected : recorder.Synapses.Length;
}
