using Glia.Quantities;

namespace Glia.Gallery.Checkpoints;

/// <summary>When an experiment saves its state, and from what state it goes on.</summary>
public sealed record Checkpointing
{
    /// <summary>Biological time between checkpoints; null for none.</summary>
    public Time? Every { get; init; }

    /// <summary>The checkpoint to go on from; it lies in the folder of the experiment's files, or of one of its parts. Null for a run from the beginning.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>What was asked for; kept in checkpoints, so that they need nothing else. Null when a program keeps that itself.</summary>
    public RunDescription? Run { get; init; }

    /// <summary>The same with a setting that was left to the machine written down, since another machine might choose another.</summary>
    internal Checkpointing With(string name, string text) => this with { Run = Run?.With(name, text) };
}
