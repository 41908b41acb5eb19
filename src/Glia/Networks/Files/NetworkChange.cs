namespace Glia.Networks.Files;

/// <summary>One value of a network file set to another.</summary>
/// <param name="Path">
/// Where it stands, key by key: <c>seed</c>, <c>populations.E.size</c>, <c>projections.E->I.weight</c>, <c>projections.E->I.weight.normal.mean</c>. A name behind a population
/// that is no key of the file is one of its parameters: <c>populations.E.V_th</c>; behind a projection with <c>synapse: {…}</c>, one of its synapse model. Elements of other lists are named by their place from 0, or by their name if they have one.
/// </param>
/// <param name="Value">The value as the file would have it: <c>-50 mV</c>, <c>{normal: {mean: 1 mV, sd: 0.1 mV}}</c>.</param>
public sealed record NetworkChange(string Path, string Value)
{
    /// <summary>As it is written on a command line: <c>populations.E.V_th=-50mV</c>.</summary>
    public override string ToString() => $"{Path}={Value}";
}
