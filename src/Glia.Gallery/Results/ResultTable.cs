using System.Collections.Immutable;

namespace Glia.Gallery.Results;

/// <summary>A small table of numbers and names.</summary>
/// <param name="Columns">Headings, with units.</param>
/// <param name="Rows">Cells: texts and numbers. Shape [rows][columns].</param>
public sealed record ResultTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object>> Rows);
