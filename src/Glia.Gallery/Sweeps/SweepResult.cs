using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Gallery.Sweeps;

/// <summary>What a sweep gave.</summary>
public sealed record SweepResult
{
    /// <summary>The sweep.</summary>
    public required Sweep Sweep { get; init; }

    /// <summary>Name of the experiment or the network file.</summary>
    public required string Title { get; init; }

    /// <summary>Whether every run is in the table; false when the sweep was stopped or a run failed.</summary>
    public required bool Completed { get; init; }

    /// <summary>Whether it was stopped.</summary>
    public required bool Stopped { get; init; }

    /// <summary>Number of runs of the whole sweep.</summary>
    public required int Runs { get; init; }

    /// <summary>What each finished run gave, in the order of the runs.</summary>
    public required ImmutableArray<SweepRow> Rows { get; init; }

    /// <summary>Names of what was measured, in the order of the columns.</summary>
    public required ImmutableArray<string> Measures { get; init; }

    /// <summary>Those of <see cref="Measures"/> that the experiment compares with expected values.</summary>
    public IEnumerable<string> Compared => Measures.Where(SweepMeasures.IsCompared);

    /// <summary>Runs that were in the table already.</summary>
    public required int Kept { get; init; }

    /// <summary>Runs side by side.</summary>
    public required int Jobs { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>How often synapses were drawn.</summary>
    public required int SynapsesBuilt { get; init; }

    /// <summary>How often a run found its synapses drawn by another.</summary>
    public required int SynapsesReused { get; init; }

    /// <summary>Different models, each compiled once.</summary>
    public required int Models { get; init; }

    /// <summary>What a reader should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Runs that failed, and a report that could not be written.</summary>
    public ImmutableArray<Finding> Problems { get; init; } = [];

    /// <summary>Files written, absolute paths.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What was built once and used many times, in a sentence.</summary>
    public string Reuse => SynapsesReused > 0
        ? $"Synapses were drawn {Times(SynapsesBuilt)} and used again {Times(SynapsesReused)}; {ModelsOnce}."
        : $"Synapses were drawn for every run, since they or what they depend on differ; {ModelsOnce}.";

    private string ModelsOnce => Models == 1 ? "the model was compiled once" : $"{Models} models were compiled, each once";

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };
}
