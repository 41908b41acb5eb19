namespace Glia.Simulation.Recording.Tables;

/// <summary>How the numbers of a column are kept.</summary>
internal enum ColumnKind
{
    Integer,
    Single,
    Double,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">How its numbers are kept.</param>
internal sealed record Column(string Name, ColumnKind Kind);
