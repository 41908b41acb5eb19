using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Simulation;

namespace Glia.Gallery.Sweeps;

/// <summary>What is to be run, in which order and how many side by side: made and checked before anything is built.</summary>
internal sealed class SweepPlan
{
    /// <summary>Findings beyond these help nobody.</summary>
    private const int MostFindings = 40;

    private readonly Sweep _sweep;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string, string)> _told = [];
    private readonly Dictionary<SynapseIdentity, int> _groups = [];
    private readonly HashSet<NeuronModel> _models = new(ReferenceEqualityComparer.Instance);

    /// <summary>The most that any network takes, apart from its synapses, and the most that synapses take.</summary>
    private double _ownBytes, _synapseBytes;

    private MemoryEstimate? _largest;

    private SweepPlan(Sweep sweep) => _sweep = sweep;

    /// <summary>The runs in the order in which they should begin: those that share synapses follow each other.</summary>
    public ImmutableArray<PlannedRun> Runs { get; private set; } = [];

    /// <summary>Runs side by side.</summary>
    public int Jobs { get; private set; } = 1;

    /// <summary>Different sets of synapses that have to be drawn; null when that cannot be told beforehand.</summary>
    public int? SynapseSets { get; private set; }

    /// <summary>Different models.</summary>
    public int Models => _models.Count;

    /// <summary>Sets of synapses to keep, so that a run that simulates several networks finds those of the run before.</summary>
    public int KeptSets { get; private set; } = 1;

    /// <summary>What tells one sweep from another.</summary>
    public SweepKey Key { get; private set; } = null!;

    /// <summary>What a reader should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Plans a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="cancellation">Ends the planning.</param>
    /// <param name="available_bytes">Memory that can be had; null for what the machine has free.</param>
    /// <exception cref="GliaException">It cannot be run as described; carries everything found.</exception>
    public static SweepPlan Of(Sweep sweep, CancellationToken cancellation, long? available_bytes = null)
    {
        ImmutableArray<SweepPoint> points = sweep.Points();
        var plan = new SweepPlan(sweep);
        Experiment shared = sweep.Experiment.ForMany();
        plan.Runs = [.. points.Select(point => plan.Checked(shared, point, cancellation)).OfType<PlannedRun>().OrderBy(run => run.Group).ThenBy(run => run.Point.Run)];
        if (plan._findings.Count > 0) throw new GliaException(plan._findings.Take(MostFindings));
        plan.SynapseSets = plan._largest is null ? null : plan._groups.Count;
        plan.Key = SweepKey.Of(sweep, plan.Runs.MinBy(run => run.Point.Run)!.Experiment);
        plan.ChooseJobs(available_bytes ?? AvailableMemory.Bytes());
        return plan;
    }

    /// <summary>Memory of so many runs side by side, with the synapses that are kept for those to come.</summary>
    public double Needed(int jobs) => jobs * _ownBytes + Math.Min(jobs + KeptSets, Math.Max(1, _groups.Count)) * _synapseBytes;

    private PlannedRun? Checked(Experiment shared, SweepPoint point, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            Experiment experiment = Configured(shared, point);
            Experiment prepared = experiment.Prepared();
            ImmutableArray<Network> networks = prepared.DescribeNetworks();
            int group = 0;
            foreach (Network network in networks)
            {
                Tell(NetworkValidator.Validate(network).Where(finding => finding.Severity == Severity.Error));
                RunDuration.StepsOf(prepared.Recorded, network.TimeStep);
                group = Measure(network, prepared);
            }

            KeptSets = Math.Max(KeptSets, networks.Length);
            return new PlannedRun(point, experiment, group);
        }
        catch (GliaException exception)
        {
            Tell(exception.Findings);
            return null;
        }
    }

    private Experiment Configured(Experiment experiment, SweepPoint point)
    {
        var findings = new List<Finding>();
        for (int axis = 0; axis < _sweep.Axes.Length; axis++)
        {
            try
            {
                experiment = experiment.Set(_sweep.Axes[axis].Path, point.Values[axis]);
            }
            catch (GliaException exception)
            {
                findings.AddRange(exception.Findings);
            }
        }

        return findings.Count > 0 ? throw new GliaException(findings) : experiment;
    }

    /// <summary>Notes what a network needs.</summary>
    /// <returns>Which of the different sets of synapses is its own.</returns>
    private int Measure(Network network, Experiment experiment)
    {
        SimulationOptions options = experiment.SimulationOptions with { Threads = _sweep.Threads };
        foreach (Population population in network.Populations) _models.Add(population.Model);
        if (_findings.Count > 0) return 0;   // the network may be one of those that cannot be measured
        MemoryEstimate estimate = Simulation.Simulation.EstimateMemory(network, options, experiment.Recorded);
        double synapses = estimate.SynapseBytes + estimate.HeaderBytes;
        if (_largest is null || estimate.TotalBytes > _largest.TotalBytes) _largest = estimate;
        _ownBytes = Math.Max(_ownBytes, estimate.TotalBytes - synapses);
        _synapseBytes = Math.Max(_synapseBytes, synapses);
        if (SynapseIdentity.Of(network, options) is not { } identity) return _groups.Count;
        if (!_groups.TryGetValue(identity, out int group)) _groups.Add(identity, group = _groups.Count);
        return group;
    }

    private void Tell(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings.Where(finding => _told.Add((finding.Subject, finding.Message)))) _findings.Add(finding);
    }

    private void ChooseJobs(long available)
    {
        int most = Math.Min(Runs.Length, _sweep.Jobs ?? Math.Max(1, Environment.ProcessorCount / _sweep.Threads));
        if (_largest is null)
        {
            Jobs = most;
            return;
        }

        if (_largest.Check(available) is { } tooLarge) throw new GliaException([tooLarge]);
        int fitting = most;
        while (fitting > 1 && Needed(fitting) > available) fitting--;
        if (fitting < most && _sweep.Jobs is not null)
            throw new GliaException("sweep, memory", $"{most} runs side by side need {MemoryEstimate.Size(Needed(most))}, but {MemoryEstimate.Size(available)} are free. Use --jobs {fitting}.");
        if (fitting < most)
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{fitting} in place of {most} runs go on side by side, since more would not fit into memory."));
        Jobs = fitting;
    }
}

/// <summary>One run of a plan.</summary>
/// <param name="Point">The values that are set.</param>
/// <param name="Experiment">The experiment with these values.</param>
/// <param name="Group">Runs of one group share their synapses.</param>
internal sealed record PlannedRun(SweepPoint Point, Experiment Experiment, int Group);
