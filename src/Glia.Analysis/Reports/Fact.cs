namespace Glia.Analysis.Reports;

/// <summary>Something worth knowing about a run: model, build, machine, seed, commit.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">Its value with unit.</param>
public sealed record Fact(string Name, string Value);
