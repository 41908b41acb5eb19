namespace Glia.Errors;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>The description can be used, but probably not as meant.</summary>
    Warning,

    /// <summary>The description cannot be used.</summary>
    Error,
}

/// <summary>One thing found wrong with a description: object, value, rule, way out.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="Subject">What it is about: <c>population 'E'</c>, <c>model 'lif', equations</c>.</param>
/// <param name="Message">Value with unit, rule and way out, as a sentence.</param>
public sealed record Finding(Severity Severity, string Subject, string Message)
{
    /// <summary>Where in the user's text; null when it does not come from a text.</summary>
    public TextLocation? Location { get; init; }

    /// <summary>An error.</summary>
    public static Finding Error(string subject, string message, TextLocation? location = null) =>
        new(Severity.Error, subject, message) { Location = location };

    /// <summary>A warning.</summary>
    public static Finding Warning(string subject, string message, TextLocation? location = null) =>
        new(Severity.Warning, subject, message) { Location = location };

    /// <inheritdoc/>
    public override string ToString() => Location is null ? $"{Subject}: {Message}" : $"{Location}: {Subject}: {Message}";
}

/// <summary>A place in a user's text.</summary>
/// <param name="Source">File or text name.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record TextLocation(string Source, int Line, int Column)
{
    /// <summary>The line itself, to be shown with a caret; null when not at hand.</summary>
    public string? Excerpt { get; init; }

    /// <summary>How many characters are meant.</summary>
    public int Length { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Source}({Line},{Column})";
}
