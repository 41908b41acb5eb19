namespace Glia.Gallery.AssociativeMemory;

/// <summary>How a network recalls that stored a number of patterns.</summary>
/// <param name="Patterns">Number of patterns.</param>
/// <param name="Recalled">Recall from half of a pattern.</param>
/// <param name="StrongShare">Share of synapses above half of the largest weight.</param>
/// <param name="ExpectedShare">The share of pairs that the patterns bring together.</param>
internal sealed record CapacityPoint(int Patterns, RecalledVolley Recalled, double StrongShare, double ExpectedShare);
