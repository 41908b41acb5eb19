namespace Glia.Simulation;

/// <summary>How far the construction of a network has come.</summary>
/// <param name="Stage">What is being done, for example <c>synapses</c>.</param>
/// <param name="Fraction">Part of the whole construction that is done, 0 to 1.</param>
public readonly record struct BuildProgress(string Stage, double Fraction);
