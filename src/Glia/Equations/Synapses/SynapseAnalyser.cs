using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Synapses;

/// <summary>From the texts of a synapse model to its program, with everything that is wrong reported at once.</summary>
internal sealed class SynapseAnalyser(SynapseModel model, SynapseContext context)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Errors and warnings; complete after <see cref="Analyse"/>.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Checks a model without its place.</summary>
    public static ImmutableArray<Finding> CheckAlone(SynapseModel model) => [];

    /// <summary>The program; null when an error was found.</summary>
    public SynapseProgram? Analyse()
    {
        _findings.Add(Finding.Error($"synapse model '{model.Name}'", $"cannot be compiled for weights in {context.Weight}."));
        return null;
    }
}
