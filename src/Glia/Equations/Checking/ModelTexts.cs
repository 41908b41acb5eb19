using System.Collections.Immutable;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Checking;

/// <summary>The texts of a model, parsed, each with the diagnostics that place findings in it.</summary>
internal abstract class ModelTexts
{
    private readonly string _name, _whole;
    private readonly ModelOrigin? _origin;
    private readonly List<Finding> _findings;

    /// <summary>Parses the equations.</summary>
    /// <param name="dialect">The language that they are written in.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="whole">How findings call it.</param>
    /// <param name="origin">Where the texts were written.</param>
    /// <param name="equations">The equations.</param>
    /// <param name="findings">Receives the findings.</param>
    protected ModelTexts(Dialect dialect, string name, string whole, ModelOrigin? origin, string equations, List<Finding> findings)
    {
        Dialect = dialect;
        _name = name;
        _whole = whole;
        _origin = origin;
        _findings = findings;
        EquationDiagnostics = Diagnostics("equations", equations);
        Equations = SyntaxReader.Equations(EquationDiagnostics);
    }

    /// <summary>The language that the model is written in.</summary>
    public Dialect Dialect { get; }

    public Diagnostics EquationDiagnostics { get; }

    public ImmutableArray<EquationSyntax> Equations { get; }

    /// <summary>Default values of parameters.</summary>
    public abstract ImmutableDictionary<string, string> Parameters { get; }

    /// <summary>Initial values of variables.</summary>
    public abstract ImmutableDictionary<string, string> Initial { get; }

    /// <summary>User functions.</summary>
    public abstract ImmutableDictionary<string, UserFunction> Functions { get; }

    /// <summary>All statement texts.</summary>
    public abstract IEnumerable<StatementText> Statements();

    /// <summary>Diagnostics of one text.</summary>
    /// <param name="key">Its key in the model file.</param>
    /// <param name="text">The text.</param>
    /// <param name="part">How findings call it; the key when null.</param>
    public Diagnostics Diagnostics(string key, string text, string? part = null) => new(ModelOrigin.Find(_origin, _name, key, text), _whole, part ?? key, _findings);

    /// <summary>Parses statements.</summary>
    protected StatementText Statements(string key, string text, string? part = null)
    {
        Diagnostics diagnostics = Diagnostics(key, text, part);
        return new StatementText(diagnostics, SyntaxReader.Statements(diagnostics));
    }
}

/// <summary>Parsed statements and their diagnostics.</summary>
internal sealed record StatementText(Diagnostics Diagnostics, ImmutableArray<StatementSyntax> Statements);
