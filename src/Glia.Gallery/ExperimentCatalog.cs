using System.Collections.Immutable;

namespace Glia.Gallery;

/// <summary>The experiments by name.</summary>
public static class ExperimentCatalog
{
    /// <summary>All experiments with their default settings, in the order of the list.</summary>
    public static ImmutableArray<Experiment> All { get; } = [];

    /// <summary>The experiment of that name; null when there is none.</summary>
    public static Experiment? Find(string name) => All.FirstOrDefault(experiment => experiment.Name == name);
}
