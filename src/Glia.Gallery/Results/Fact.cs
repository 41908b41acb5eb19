namespace Glia.Gallery.Results;

/// <summary>A number about a run that is worth printing.</summary>
/// <param name="Name">What it is: <c>synapses</c>, <c>real-time factor</c>.</param>
/// <param name="Value">The number, or a text.</param>
/// <param name="Unit">Its unit; empty for none.</param>
public sealed record Fact(string Name, object Value, string Unit = "");
