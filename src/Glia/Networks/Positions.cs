using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Positions of a population's neurons in the plane or in space.</summary>
public abstract record Positions;

/// <summary>Explicit coordinates in µm. Shape [neurons].</summary>
public sealed record ExplicitPositions(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z) : Positions;

/// <summary>Rows × columns over a rectangle, row by row, cell centres.</summary>
public sealed record GridPositions(int Columns, int Rows, Length Width, Length Height) : Positions;

/// <summary>Drawn uniformly over a rectangle, by the network's seed.</summary>
public sealed record RandomPositions(Length Width, Length Height) : Positions;
