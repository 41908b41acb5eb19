using System.Collections;
using System.Globalization;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Files;

public sealed class NetworkFileRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_to_the_same_bits() => Prop.ForAll<int>(seed =>
    {
        NetworkDocument document = RandomNetwork.Document(seed);
        NetworkDocument read = NetworkFile.Parse(NetworkFile.Write(document));
        Assert.Equal(Describe(document), Describe(read with { Findings = [] }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hand_written_file_is_written_and_read_back()
    {
        NetworkDocument document = NetworkFile.Parse(NetworkFileTests.Balanced);
        Assert.Equal(Describe(document), Describe(NetworkFile.Parse(NetworkFile.Write(document))));
    }

    [Fact]
    public void Every_built_in_model_is_written_by_its_name()
    {
        foreach (string name in ModelLibrary.Names)
        {
            var network = new Network();
            network.AddPopulation("A", 1, ModelLibrary.Get(name));
            Assert.DoesNotContain("models:", NetworkFile.Write(network), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_built_in_model_is_written_out_in_full()
    {
        var network = new Network();
        network.AddPopulation("A", 1, ModelLibrary.Get("iaf_psc_exp") with { Threshold = "V_m >= 2*V_th" });
        Assert.Contains("threshold: V_m >= 2*V_th", NetworkFile.Write(network), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_of_one_name_cannot_be_written()
    {
        var network = new Network();
        network.AddPopulation("A", 1, TestModels.Neuron);
        network.AddPopulation("B", 1, TestModels.Neuron with { Refractory = "" });
        Assert.Contains("two different models", Assert.Throws<GliaException>(() => NetworkFile.Write(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusual_dimensions_read_back()
    {
        foreach (Dimension dimension in new[] { Dimension.Mass, Dimension.Temperature / Dimension.Time, Dimension.Voltage.Power(0.5), Dimension.Of(substance: 1, length: -3), Dimension.Luminosity })
        {
            var quantity = new Quantity(1.0 / 3, dimension);
            Assert.Equal(quantity, QuantityParser.Parse(YamlText.Quantity(quantity)));
        }
    }

    /// <summary>Everything that a record holds, as text; numbers to the last bit.</summary>
    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        NeuronModel model => ModelFile.Write(model),
        Dimension dimension => dimension.ToString(),
        IDictionary dictionary => string.Join("; ", dictionary.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"{key} = {Describe(dictionary[key])}")),
        IEnumerable items => $"[{string.Join(", ", Items(items).Select(Describe))}]",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value.GetType().Name}({string.Join(", ", Properties(value).Select(property => $"{property.Name}: {Describe(property.GetValue(value))}"))})",
    };

    private static IEnumerable<object?> Items(IEnumerable items) =>
        items.GetType().GetProperty("IsDefault")?.GetValue(items) is true ? [] : items.Cast<object?>();

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract").OrderBy(property => property.Name, StringComparer.Ordinal);
}
