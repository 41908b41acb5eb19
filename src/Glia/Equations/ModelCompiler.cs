using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Glia.Equations.Checking;
using Glia.Equations.Integration;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations;

/// <summary>Turns models written as text into the IR that everything else reads.</summary>
public static class ModelCompiler
{
    private static readonly ConditionalWeakTable<NeuronModel, UpdateProgram> s_programs = [];
    private static readonly ConditionalWeakTable<NeuronModel, Analysis> s_analyses = [];

    /// <summary>The step of a model: analysed, integrated, and kept as long as the model lives.</summary>
    /// <exception cref="GliaException">Something is wrong with the model; carries every finding, with line and column.</exception>
    public static UpdateProgram Compile(NeuronModel model) => s_programs.GetValue(model, static key => Integrator.Lower(Analyse(key)));

    /// <summary>Parses and checks the texts of a model.</summary>
    /// <exception cref="GliaException">Something is wrong; carries every finding, with line and column.</exception>
    public static ModelSystem Analyse(NeuronModel model)
    {
        Analysis analysis = Find(model);
        return analysis.Findings.Any(finding => finding.Severity == Severity.Error) ? throw new GliaException(analysis.Findings) : analysis.System;
    }

    /// <summary>Everything that is wrong or suspicious about a model, warnings included.</summary>
    public static ImmutableArray<Finding> Check(NeuronModel model) => Find(model).Findings;

    private static Analysis Find(NeuronModel model) => s_analyses.GetValue(model, static key =>
    {
        var analyser = new ModelAnalyser(key);
        ModelSystem system = analyser.Analyse();
        return new Analysis(system, [.. analyser.Findings]);
    });

    private sealed record Analysis(ModelSystem System, ImmutableArray<Finding> Findings);
}
