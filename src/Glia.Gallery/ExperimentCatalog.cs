using System.Collections.Immutable;
using Glia.Gallery.AssociativeMemory;
using Glia.Gallery.BalancedPlastic;
using Glia.Gallery.Brunel;
using Glia.Gallery.Conditioning;
using Glia.Gallery.Microcircuit;
using Glia.Gallery.SingleNeuron;
using Glia.Gallery.StdpDigits;
using Glia.Gallery.VogelsAbbott;

namespace Glia.Gallery;

/// <summary>The experiments by name.</summary>
public static class ExperimentCatalog
{
    /// <summary>All experiments with their default settings, in the order of the list.</summary>
    public static ImmutableArray<Experiment> All { get; } =
    [
        new MicrocircuitExperiment(), new BrunelExperiment(), new CubaExperiment(), new CobaHhExperiment(), new StdpDigitsExperiment(),
        new BalancedPlasticExperiment(), new AssociativeMemoryExperiment(), new ConditioningExperiment(), new NeuronExperiment(), new FiCurveExperiment(),
    ];

    /// <summary>The experiment of that name; null when there is none.</summary>
    public static Experiment? Find(string name) => All.FirstOrDefault(experiment => experiment.Name == name);
}
