using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Gallery.Results;

/// <summary>What an experiment gave.</summary>
public sealed record ExperimentResult
{
    /// <summary>Name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>False when the run was stopped early: everything here then covers the part that was simulated.</summary>
    public bool Completed { get; init; } = true;

    /// <summary>Facts about the network, the run and the machine.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Measured values beside published ones.</summary>
    public ImmutableArray<Comparison> Comparisons { get; init; } = [];

    /// <summary>Measured values that have no published counterpart, as a table.</summary>
    public ResultTable? Table { get; init; }

    /// <summary>Things a reader should know: why a scale was chosen, what was left out.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Files written, absolute paths.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What was found about the network that probably is not as meant; the result stands all the same.</summary>
    public ImmutableArray<Finding> Warnings { get; init; } = [];

    /// <summary>What keeps the result from being what was asked for: states that are no longer numbers, a report that could not be written.</summary>
    public ImmutableArray<Finding> Problems { get; init; } = [];

    /// <summary>Whether every comparison agrees; null when nothing was compared.</summary>
    public bool? Agrees => Comparisons.IsEmpty ? null : Comparisons.All(comparison => comparison.Agrees);
}
