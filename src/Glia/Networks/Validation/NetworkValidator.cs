using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Finds everything that is wrong with a network at once, before anything is built.</summary>
public static class NetworkValidator
{
    /// <summary>The most neurons of a network: random numbers are keyed by neuron below this number.</summary>
    public const long MostNeurons = 1L << 33;

    /// <summary>The most neurons of one population: indexes within it have 31 bits, up to whole rows of 64.</summary>
    public const long MostNeuronsOfPopulation = int.MaxValue - 64;

    /// <summary>Checks a network. Observes only: the network is not changed and nothing is drawn.</summary>
    /// <returns>Errors and warnings in the order of the description; empty when nothing is wrong.</returns>
    public static ImmutableArray<Finding> Validate(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var findings = new FindingList();
        var models = new ModelCatalogue(findings);
        CheckTimeStep(findings, network.TimeStep);
        CheckNeurons(findings, network);
        CheckNames(findings, "population", network.Populations.Select(population => population.Name));
        CheckNames(findings, "projection", network.Projections.Select(projection => projection.Name));
        CheckNames(findings, "recorder", network.Recorders.Select(recorder => recorder.Name));
        var populations = new PopulationChecks(findings, models, network.TimeStep);
        foreach (Population population in network.Populations) populations.Check(population);
        var projections = new ProjectionChecks(findings, models, network);
        foreach (Projection projection in network.Projections) projections.Check(projection);
        var recorders = new RecorderChecks(findings, models, network);
        foreach (Recorder recorder in network.Recorders) recorders.Check(recorder);
        return findings.ToImmutable();
    }

    /// <summary>Checks a network and throws when it cannot be used.</summary>
    /// <returns>The warnings.</returns>
    /// <exception cref="GliaException">There are errors; it carries them and the warnings.</exception>
    public static ImmutableArray<Finding> ThrowIfInvalid(Network network)
    {
        ImmutableArray<Finding> findings = Validate(network);
        return findings.Any(finding => finding.Severity == Severity.Error) ? throw new GliaException(findings) : findings;
    }

    private static void CheckTimeStep(FindingList findings, Time timeStep)
    {
        if (!(timeStep.Milliseconds > 0) || !double.IsFinite(timeStep.Milliseconds))
            findings.Error(Subjects.TimeStep, $"is {timeStep}, but it must be finite and above 0 ms. 0.1 ms is customary.");
        else if (timeStep.Milliseconds > 10)
            findings.Warning(Subjects.TimeStep, $"is {timeStep}, longer than membranes and synapses take. Is the unit meant? 0.1 ms is customary.");
        else if (timeStep.Milliseconds < 1e-5)
            findings.Warning(Subjects.TimeStep, $"is {timeStep}: one second takes {1000 / timeStep.Milliseconds:G3} steps. Is the unit meant? 0.1 ms is customary.");
    }

    private static void CheckNeurons(FindingList findings, Network network)
    {
        if (network.Populations.Count == 0)
        {
            findings.Error(Subjects.Network, "has no population. Add at least one.");
            return;
        }

        Int128 neurons = 0;
        foreach (Population population in network.Populations) neurons += Math.Max(0, population.Size);
        if (neurons > MostNeurons)
            findings.Error(Subjects.Network, $"has {neurons:N0} neurons, but at most {Phrases.Count(MostNeurons)} can be numbered. Use smaller populations.");
    }

    private static void CheckNames(FindingList findings, string kind, IEnumerable<string> names)
    {
        foreach (IGrouping<string, string> group in names.GroupBy(name => name ?? ""))
        {
            if (string.IsNullOrWhiteSpace(group.Key))
                findings.Error(Subjects.Network, $"has a {kind} without a name. Give every {kind} a name.");
            else if (group.Count() > 1)
                findings.Error($"{kind} '{group.Key}'", $"appears {group.Count()} times, but names of {kind}s are unique. Rename all but one.");
        }
    }
}
