using System.Collections.Immutable;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Checking;

/// <summary>The texts of a model, parsed, each with the diagnostics that place findings in it.</summary>
internal sealed class ModelTexts
{
    private readonly NeuronModel _model;
    private readonly List<Finding> _findings;

    public ModelTexts(NeuronModel model, List<Finding> findings)
    {
        _model = model;
        _findings = findings;
        EquationDiagnostics = Diagnostics("equations", model.Equations);
        Equations = SyntaxReader.Equations(EquationDiagnostics);
        RunRegularly = Statements("run_regularly", model.RunRegularly);
        BeforeThreshold = Statements("before_threshold", model.BeforeThreshold);
        Reset = Statements("reset", model.Reset);
        Arrivals = [.. model.Receptors.Select(receptor => Statements($"receptors.{receptor.Name}.on_arrival", receptor.OnArrival, $"receptor '{receptor.Name}', on_arrival"))];
    }

    public Diagnostics EquationDiagnostics { get; }

    public ImmutableArray<EquationSyntax> Equations { get; }

    public StatementText RunRegularly { get; }

    public StatementText BeforeThreshold { get; }

    public StatementText Reset { get; }

    /// <summary>What the arrival of spikes does, one per receptor.</summary>
    public ImmutableArray<StatementText> Arrivals { get; }

    /// <summary>All statement texts.</summary>
    public IEnumerable<StatementText> Statements() => [RunRegularly, BeforeThreshold, Reset, .. Arrivals];

    /// <summary>Diagnostics of one text.</summary>
    /// <param name="key">Its key in the model file.</param>
    /// <param name="text">The text.</param>
    /// <param name="part">How findings call it; the key when null.</param>
    public Diagnostics Diagnostics(string key, string text, string? part = null) =>
        new(ModelOrigin.Find(_model, key, text), $"model '{_model.Name}'", part ?? key, _findings);

    private StatementText Statements(string key, string text, string? part = null)
    {
        Diagnostics diagnostics = Diagnostics(key, text, part);
        return new StatementText(diagnostics, SyntaxReader.Statements(diagnostics));
    }
}

/// <summary>Parsed statements and their diagnostics.</summary>
internal sealed record StatementText(Diagnostics Diagnostics, ImmutableArray<StatementSyntax> Statements);
