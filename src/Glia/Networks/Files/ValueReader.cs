using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads quantities, distributions, schedules and event times. What cannot be read is null and a finding.</summary>
internal sealed class ValueReader(FileFindings findings)
{
    private const string Quantities = "a quantity, for example '10 ms'";

    private static readonly ImmutableArray<string> s_kinds = ["constant", "uniform", "normal", "lognormal", "array"];

    /// <summary>A quantity; of any dimension unless one is expected.</summary>
    public Quantity? Quantity(string subject, YamlNode node, Dimension? expected = null)
    {
        if (node is not YamlScalar scalar)
        {
            findings.Wrong(subject, node, "a quantity, for example '10 ms'");
            return null;
        }

        TextLocation place = scalar.Text.Locate(0, scalar.Value.Length);
        bool isRead = expected is { } dimension
            ? QuantityParser.TryParse(scalar.Value, dimension, place, out Quantity quantity, out Finding? finding)
            : QuantityParser.TryParse(scalar.Value, place, out quantity, out finding);
        if (isRead) return quantity;
        findings.Read.Add(finding! with { Subject = subject });
        return null;
    }

    /// <summary>A quantity that a C# type with a dimension holds, such as <see cref="Time"/>.</summary>
    public T? Typed<T>(string subject, YamlNode node) where T : struct, IQuantity<T> =>
        Quantity(subject, node, T.Dimension) is { } quantity ? T.FromInternal(quantity.Value) : null;

    /// <summary>The value of a parameter or of a state variable's start.</summary>
    /// <param name="subject">What the value belongs to.</param>
    /// <param name="node">The value.</param>
    /// <param name="isEvents">Whether the model declares a list of event times, so that a list is one, not an array of values.</param>
    public ParameterValue? Parameter(string subject, YamlNode node, bool isEvents)
    {
        if (node is YamlList list)
            return isEvents || list.Items.Any(item => item is YamlList) ? Events(subject, list) : Distributed(Array(subject, list, Empty(list)));
        if (node is YamlMapping mapping && (mapping["times"] ?? mapping["values"]) is not null) return Schedule(new YamlReader(mapping, subject, findings.Read));
        return Distributed(Distribution(subject, node));
    }

    /// <summary>The value of a parameter declared as <c>boolean</c>: true or false, one per neuron of these, or what gives the numbers 1 and 0.</summary>
    public ParameterValue? Condition(string subject, YamlNode node)
    {
        if (Truth(node) is { } truth) return truth;
        if (node is YamlList { Items: [_, ..] items } && items.All(item => Truth(item) is not null))
            return new ArrayDistribution([.. items.Select(item => Truth(item)!.Value ? 1.0 : 0.0)], Dimension.None);
        if (node is not YamlScalar scalar || QuantityParser.TryParse(scalar.Value, null, out _, out _)) return Parameter(subject, node, isEvents: false);
        findings.Wrong(subject, node, "true or false");
        return null;
    }

    private static bool? Truth(YamlNode node) => node is not YamlScalar scalar ? null : scalar.Value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>A quantity, or <c>{normal: …}</c> and its like.</summary>
    public Distribution? Distribution(string subject, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return Quantity(subject, scalar) is { } value ? new ConstantDistribution(value) : null;
            case YamlMapping { Entries: [var entry] } when s_kinds.Contains(entry.Name):
                return Shaped(subject, entry);
            case YamlMapping { Entries: [var entry] }:
                string suggestion = Suggestion.For(entry.Name, s_kinds);
                findings.Error(subject, $"has the unknown distribution '{entry.Name}'.{(suggestion.Length > 0 ? suggestion : $" Known are {string.Join(", ", s_kinds)}.")}", entry.Key);
                return null;
            default:
                findings.Wrong(subject, node, $"a quantity or one of {string.Join(", ", s_kinds.Select(kind => $"{{{kind}: ...}}"))}");
                return null;
        }
    }

    /// <summary>Event times: one list, or one list per neuron.</summary>
    private EventTimes? Events(string subject, YamlList list)
    {
        if (!list.Items.Any(item => item is YamlList)) return Times(subject, list) is { } times ? new EventTimes([times]) : null;
        var lists = ImmutableArray.CreateBuilder<ImmutableArray<Time>>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlList inner)
            {
                findings.Wrong(subject, item, "a list of times, as the other neurons have");
                return null;
            }

            if (Times(subject, inner) is not { } times) return null;
            lists.Add(times);
        }

        return new EventTimes(lists.MoveToImmutable());
    }

    private ScheduledValue? Schedule(YamlReader reader)
    {
        YamlNode? timesNode = reader.Require("times"), valuesNode = reader.Require("values");
        reader.Close();
        YamlList? timeList = AsList($"{reader.Subject}, times", timesNode), valueList = AsList($"{reader.Subject}, values", valuesNode);
        if (timeList is null || valueList is null) return null;
        if (Times($"{reader.Subject}, times", timeList) is not { } times) return null;
        var values = ImmutableArray.CreateBuilder<Quantity>(valueList.Items.Length);
        foreach (YamlNode item in valueList.Items)
        {
            if (Quantity($"{reader.Subject}, values", item) is not { } value) return null;
            values.Add(value);
        }

        return new ScheduledValue(times, values.MoveToImmutable());
    }

    private ImmutableArray<Time>? Times(string subject, YamlList list)
    {
        var times = ImmutableArray.CreateBuilder<Time>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            // One bad item tells enough; a long list of them would only repeat it.
            if (Typed<Time>(subject, item) is not { } time) return null;
            times.Add(time);
        }

        return times.MoveToImmutable();
    }

    private Distribution? Shaped(string subject, YamlEntry entry)
    {
        string inner = $"{subject}, {entry.Name}";
        if (entry is { Name: "array", Value: YamlList values })
            return Array(inner, values, Empty(values));
        if (entry is { Name: "uniform", Value: YamlList { Items: [var first, var second] } })
            return Uniform(Quantity(inner, first), Quantity(inner, second));
        if (entry.Value is not YamlMapping mapping)
        {
            findings.Wrong(inner, entry.Value, Form(entry.Name));
            return null;
        }

        var reader = new YamlReader(mapping, inner, findings.Read);
        return entry.Name switch
        {
            "constant" => Bounded(reader, Required(reader, "value") is { } value ? new ConstantDistribution(value) : null),
            "uniform" => Bounded(reader, Uniform(Required(reader, "from"), Required(reader, "to"))),
            "normal" => Bounded(reader, Normal(Required(reader, "mean"), Required(reader, "sd"))),
            "lognormal" => Bounded(reader, Lognormal(reader)),
            _ => AsList($"{inner}, values", reader.Require("values")) is { } list ? Array(inner, list, mapping) : null,
        };
    }

    private static string Form(string kind) => kind switch
    {
        "uniform" => "[from, to] or {from: ..., to: ...}",
        "normal" => "{mean: ..., sd: ...}",
        "lognormal" => "{mu: ..., sigma: ..., unit: ...}",
        "array" => "a list of values",
        _ => "{value: ...}",
    };

    private static UniformDistribution? Uniform(Quantity? from, Quantity? to) => from is { } low && to is { } high ? new UniformDistribution(low, high) : null;

    private static NormalDistribution? Normal(Quantity? mean, Quantity? sd) => mean is { } m && sd is { } s ? new NormalDistribution(m, s) : null;

    private static LognormalDistribution? Lognormal(YamlReader reader)
    {
        Quantity? mu = Required(reader, "mu"), sigma = Required(reader, "sigma"), unit = Required(reader, "unit");
        foreach ((string key, Quantity? value) in new[] { ("mu", mu), ("sigma", sigma) })
        {
            if (value is not { Dimension.IsNone: false }) continue;
            reader.Report($"has the {key} {value}, but it is the logarithm of a ratio and has no unit. Give the unit under 'unit'.", reader.Mapping[key]);
            return null;
        }

        return mu is { } m && sigma is { } s && unit is { } u ? new LognormalDistribution(m.Value, s.Value, u) : null;
    }

    private Distribution? Array(string subject, YamlList list, YamlMapping settings)
    {
        var reader = new YamlReader(settings, subject, findings.Read);
        reader.Find("values");
        Quantity? unit = reader.Find("unit") is YamlScalar scalar ? Unit(subject, scalar) : null;
        Dimension? dimension = null;
        var values = ImmutableArray.CreateBuilder<double>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            if (Quantity(subject, item) is not { } value) return null;
            if (unit is { } factor) value *= factor;
            dimension ??= value.Dimension;
            if (value.Dimension != dimension)
            {
                findings.Error(subject, $"has the value {value} in an array of {DimensionNames.Describe(dimension.Value)}. Give all values in one dimension.", item);
                return null;
            }

            values.Add(value.Value);
        }

        return Bounded(reader, new ArrayDistribution(values.MoveToImmutable(), dimension ?? unit?.Dimension ?? Dimension.None));
    }

    private Quantity? Unit(string subject, YamlScalar scalar)
    {
        if (QuantityParser.TryParseUnit(scalar.Value, scalar.Text.Locate(0, scalar.Value.Length), out Quantity unit, out Finding? finding)) return unit;
        findings.Read.Add(finding! with { Subject = subject });
        return null;
    }

    /// <summary>Adds the bounds, which every distribution may have, and closes its mapping.</summary>
    private static Distribution? Bounded(YamlReader reader, Distribution? distribution)
    {
        Quantity? low = reader.Quantity("low"), high = reader.Quantity("high");
        string? bounds = reader.Text("bounds");
        reader.Close();
        if (bounds is not (null or "clip" or "redraw")) reader.Report($"has the bounds '{bounds}', expected clip or redraw.", reader.Mapping["bounds"]);
        return distribution is null ? null : distribution with { Low = low, High = high, Bounds = bounds == "redraw" ? OutOfBounds.Redraw : OutOfBounds.Clip };
    }

    private static DistributedValue? Distributed(Distribution? distribution) => distribution is null ? null : new DistributedValue(distribution);

    private static Quantity? Required(YamlReader reader, string key) => reader.Require(key) is { } node ? reader.AsQuantity(key, node) : null;

    private static YamlMapping Empty(YamlNode node) => new() { Location = node.Location, Entries = [] };

    private YamlList? AsList(string subject, YamlNode? node)
    {
        if (node is YamlList or null) return node as YamlList;
        findings.Wrong(subject, node, "a list");
        return null;
    }
}
