using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Statements of a synapse program for many synapses at once, one per lane: what becomes a <see cref="LaneKernel{T}"/>.</summary>
/// <param name="Name">Name, unique among the pieces of one synapse program: compiled code is kept under it.</param>
/// <param name="Parts">The statements, run one part after the other; locals are shared.</param>
/// <param name="Columns">Names of the variables that have a value per lane. All others that are not local are uniform: one value per call.</param>
internal sealed record LaneCode(string Name, ImmutableArray<LanePart> Parts, ImmutableHashSet<string> Columns)
{
    /// <summary>Expressions evaluated after the statements, and the columns (which need not be in <see cref="Columns"/>) that receive them.</summary>
    public ImmutableArray<LaneResult> Results { get; init; } = [];

    /// <summary>Code of one list of statements.</summary>
    public static LaneCode Of(string name, ImmutableArray<Assign> statements, ImmutableHashSet<string> columns) => new(name, [new LanePart(statements)], columns);
}

/// <summary>A list of statements.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Elapsed">The column or uniform value that <see cref="WellKnownSynapse.Elapsed"/> is in them, for code that advances over several stretches of time.</param>
internal sealed record LanePart(ImmutableArray<Assign> Statements, string Elapsed = LaneNames.Elapsed);

/// <summary>A value that leaves a kernel in a column of its own, such as what a spike transmits.</summary>
internal sealed record LaneResult(string Column, Expr Value);
