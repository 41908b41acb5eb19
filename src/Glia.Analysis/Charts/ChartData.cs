using System.Collections.Immutable;

namespace Glia.Analysis.Charts;

/// <summary>The numbers of a chart as a table.</summary>
/// <param name="Headings">Column headings.</param>
/// <param name="Rows">Cells, row by row.</param>
internal sealed record ChartData(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows);
