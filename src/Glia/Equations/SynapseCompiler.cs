using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Equations.Synapses;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations;

/// <summary>Turns synapse models written as text into the programs that engines and the interpreter read.</summary>
public static class SynapseCompiler
{
    // By synapse model, source and target, all weak: a built-in model outlives the neurons it is used with.
    private static readonly ConditionalWeakTable<object, ConditionalWeakTable<object, ConditionalWeakTable<object, ConcurrentDictionary<Dimension, Analysis>>>> s_analyses = [];
    private static readonly object s_unknown = new();

    /// <summary>The program of a model in its place; kept as long as the model and its neurons live.</summary>
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

    private static Analysis Find(SynapseModel model, SynapseContext context) => s_analyses
        .GetValue(model, static _ => []).GetValue(context.Source ?? s_unknown, static _ => []).GetValue(context.Target ?? s_unknown, static _ => [])
        .GetOrAdd(context.Weight, _ =>
        {
            var analyser = new SynapseAnalyser(model, context.Weight, context);
            SynapseProgram? program = analyser.Analyse();
            return new Analysis(program, [.. analyser.Findings]);
        });

    private sealed record Analysis(SynapseProgram? Program, ImmutableArray<Finding> Findings);
}
