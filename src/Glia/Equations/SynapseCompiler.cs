using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Equations.Synapses;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations;

/// <summary>Turns synapse models written as text into the programs that engines and the interpreter read.</summary>
public static class SynapseCompiler
{
    private static readonly ConditionalWeakTable<SynapseModel, ConcurrentDictionary<SynapseContext, Analysis>> s_analyses = [];

    /// <summary>The program of a model in its place; kept as long as the model lives.</summary>
    /// <param name="model">The model.</param>
    /// <param name="context">The weights and the neurons that it is used with.</param>
    /// <exception cref="GliaException">Something is wrong with the model; carries every finding, with line and column.</exception>
    public static SynapseProgram Compile(SynapseModel model, SynapseContext context)
    {
        Analysis analysis = Find(model, context);
        return analysis.Program ?? throw new GliaException(analysis.Findings);
    }

    /// <summary>Everything that is wrong or suspicious about a model, warnings included.</summary>
    /// <param name="model">The model.</param>
    /// <param name="context">The weights and the neurons that it is used with; null when they are not known yet, which leaves what reads neuron variables unchecked.</param>
    public static ImmutableArray<Finding> Check(SynapseModel model, SynapseContext? context = null) =>
        context is null ? SynapseAnalyser.CheckAlone(model) : Find(model, context).Findings;

    private static Analysis Find(SynapseModel model, SynapseContext context) => s_analyses.GetValue(model, static _ => new()).GetOrAdd(context, static (key, owner) =>
    {
        var analyser = new SynapseAnalyser(owner, key.Weight, key);
        SynapseProgram? program = analyser.Analyse();
        return new Analysis(program, [.. analyser.Findings]);
    }, model);

    private sealed record Analysis(SynapseProgram? Program, ImmutableArray<Finding> Findings);
}
