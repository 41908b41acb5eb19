using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using static Glia.Networks.Files.YamlText;

namespace Glia.Networks.Files;

/// <summary>Writes the entry <c>synapse</c> of a projection in the form that <see cref="SynapseReader"/> reads.</summary>
internal static class SynapseWriter
{
    /// <summary>The name of the model alone where nothing differs from it.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="known">The model's entry in the file.</param>
    public static string Synapse(Projection projection, SynapseModel known)
    {
        SynapseModel model = projection.Synapse!;
        (string Key, string? Value)[] settings =
        [
            ("method", model.Method == known.Method ? null : Text(model.Method)),
            ("delay", model.Delay == known.Delay ? null : DelaySites.Name(model.Delay)),
            ("parameters", ValueWriter.Parameters(projection.Parameters)),
            ("initial", ValueWriter.Parameters(projection.Initial)),
            ("modulators", Modulators(projection)),
        ];
        return settings.All(setting => setting.Value is null) ? Text(model.Name) : Mapping([("model", Text(model.Name)), .. settings]);
    }

    private static string? Modulators(Projection projection) => projection.Modulators.IsEmpty
        ? null
        : Mapping(projection.Modulators.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (Text(pair.Key), (string?)Modulator(projection, pair.Key, pair.Value))));

    private static string Modulator(Projection projection, string name, Modulator modulator) => modulator switch
    {
        PopulationModulator signal => Mapping(
            ("population", Text(signal.Population.Name)), ("variable", Text(signal.Variable)), ("mean", signal.Mean ? "true" : null)),
        ScheduledModulator schedule => ValueWriter.Parameter(new ScheduledValue(schedule.Times, schedule.Values)),
        _ => throw new GliaException($"projection '{projection.Name}', modulator '{name}'", "is C# code, which no file can hold; use a population or a schedule."),
    };
}
