namespace Glia.Cli.Output;

/// <summary>Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>A person watches <see cref="Error"/>: live progress makes sense.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>A person watches <see cref="Out"/>: colours make sense.</summary>
    public bool OutputIsInteractive { get; init; }

    /// <summary>One JSON document on <see cref="Out"/> instead of text.</summary>
    public bool Json { get; init; }
}
