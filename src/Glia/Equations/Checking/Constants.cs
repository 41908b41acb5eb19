using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Numbers that expressions may name: mathematical constants, and the physical ones that Brian 2 offers.</summary>
internal static class Constants
{
    private static readonly Dictionary<string, Quantity> s_constants = new()
    {
        ["pi"] = Math.PI,
        ["e"] = Math.E,
        ["inf"] = double.PositiveInfinity,
        // CODATA 2018, exact by definition of the SI.
        ["elementary_charge"] = QuantityParser.Parse("1.602176634e-19 coulomb"),
        ["boltzmann_constant"] = QuantityParser.Parse("1.380649e-23 joule/kelvin"),
        ["avogadro_constant"] = QuantityParser.Parse("6.02214076e23/mole"),
        ["gas_constant"] = QuantityParser.Parse("8.31446261815324 joule/kelvin/mole"),
        ["faraday_constant"] = QuantityParser.Parse("96485.33212331001 coulomb/mole"),
        ["zero_celsius"] = QuantityParser.Parse("273.15 kelvin"),
    };

    public static IEnumerable<string> Names => s_constants.Keys;

    public static bool TryFind(string name, out Quantity value) => s_constants.TryGetValue(name, out value);
}
