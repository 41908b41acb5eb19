using System.Collections.Immutable;

namespace Glia.Networks;

/// <summary>Named values for a population, written as a list: <c>ParameterSet.Of(("tau_m", 20 * ms), ("V_th", -50 * mV))</c>.</summary>
public static class ParameterSet
{
    /// <summary>A set of named values.</summary>
    /// <exception cref="ArgumentException">A name occurs twice with different values.</exception>
    public static ImmutableDictionary<string, ParameterValue> Of(params ReadOnlySpan<(string Name, ParameterValue Value)> values)
    {
        ImmutableDictionary<string, ParameterValue>.Builder set = ImmutableDictionary.CreateBuilder<string, ParameterValue>();
        foreach ((string name, ParameterValue value) in values) set.Add(name, value);
        return set.ToImmutable();
    }
}
