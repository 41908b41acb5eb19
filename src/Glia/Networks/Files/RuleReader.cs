using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads connection rules: <c>all_to_all</c>, <c>{fixed_in_degree: 80}</c>, <c>{distance: {...}}</c>, <c>{pairs: [[0, 1], [2, 0]]}</c>.</summary>
internal sealed class RuleReader(FileFindings findings, ValueReader values, string projection)
{
    private static readonly ImmutableArray<string> s_names =
        ["one_to_one", "all_to_all", "pairwise_bernoulli", "fixed_in_degree", "fixed_out_degree", "fixed_total_number", "distance", "pairs", "csr"];

    private static readonly ImmutableArray<string> s_kernels = ["gaussian", "exponential", "disc"];

    private readonly string _subject = Subjects.Rule(projection);

    /// <summary>The rule without its switches; null when it cannot be read.</summary>
    public ConnectionRule? Read(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { Value: "one_to_one" }:
                return new OneToOne();
            case YamlScalar { Value: "all_to_all" }:
                return new AllToAll();
            case YamlScalar scalar when s_names.Contains(scalar.Value):
                findings.Error(_subject, $"is '{scalar.Value}' without its arguments. Write {Example(scalar.Value)}.", node);
                return null;
            case YamlScalar scalar:
                ReportUnknown(scalar.Value, node);
                return null;
            case YamlMapping { Entries: [var entry] }:
                return WithArguments(entry);
            default:
                findings.Wrong(_subject, node, $"one of {string.Join(", ", s_names)}");
                return null;
        }
    }

    private ConnectionRule? WithArguments(YamlEntry entry)
    {
        switch (entry.Name)
        {
            case "pairwise_bernoulli":
                return Number(entry.Value) is { } probability ? new PairwiseBernoulli(probability) : null;
            case "fixed_in_degree":
                return Degree(entry.Value) is { } inDegree ? new FixedInDegree(inDegree) : null;
            case "fixed_out_degree":
                return Degree(entry.Value) is { } outDegree ? new FixedOutDegree(outDegree) : null;
            case "fixed_total_number":
                return Integer(entry.Value) is { } number ? new FixedTotalNumber(number) : null;
            case "distance":
                return Section(entry) is { } distance ? Distance(distance) : null;
            case "pairs":
                return entry.Value is YamlList list ? Pairs(list) : Section(entry) is { } columns ? Columns(columns) : null;
            case "csr":
                return Section(entry) is { } rows ? Rows(rows) : null;
            case "one_to_one" or "all_to_all":
                findings.Error(_subject, $"is '{entry.Name}', which has no arguments. Write 'rule: {entry.Name}'.", entry.Key);
                return null;
            default:
                ReportUnknown(entry.Name, entry.Key);
                return null;
        }
    }

    private DistanceDependent? Distance(YamlReader reader)
    {
        string? kernelName = reader.RequiredText("kernel");
        DistanceKernel? kernel = kernelName switch
        {
            "gaussian" => DistanceKernel.Gaussian,
            "exponential" => DistanceKernel.Exponential,
            "disc" => DistanceKernel.Disc,
            _ => null,
        };
        if (kernel is null && kernelName is not null)
            reader.Report($"has the unknown kernel '{kernelName}'. Known are {string.Join(", ", s_kernels)}.{Suggestion.For(kernelName, s_kernels)}", reader.Mapping["kernel"]);
        double? peak = reader.Require("probability") is { } node ? Number(node) : null;
        Length? scale = reader.Require("scale") is { } scaleNode ? values.Typed<Length>(_subject, scaleNode) : null;
        Length? maximum = reader.Find("maximum") is { } maximumNode ? values.Typed<Length>(_subject, maximumNode) : null;
        (Length, Length)? torus = reader.Find("torus") is { } torusNode ? Torus(torusNode) : null;
        reader.Close();
        return kernel is { } k && peak is { } p && scale is { } s ? new DistanceDependent(k, p, s) { MaximumDistance = maximum, Torus = torus } : null;
    }

    private (Length, Length)? Torus(YamlNode node)
    {
        if (node is YamlList { Items: [var width, var height] })
            return values.Typed<Length>(_subject, width) is { } w && values.Typed<Length>(_subject, height) is { } h ? (w, h) : null;
        findings.Wrong($"{_subject}, torus", node, "[width, height]");
        return null;
    }

    private ExplicitPairs? Pairs(YamlList list)
    {
        var sources = ImmutableArray.CreateBuilder<int>(list.Items.Length);
        var targets = ImmutableArray.CreateBuilder<int>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlList { Items: [var source, var target] })
            {
                findings.Wrong(_subject, item, "a pair [source, target]");
                return null;
            }

            if (Degree(source) is not { } from || Degree(target) is not { } to) return null;
            sources.Add(from);
            targets.Add(to);
        }

        return new ExplicitPairs(sources.MoveToImmutable(), targets.MoveToImmutable());
    }

    private ExplicitPairs? Columns(YamlReader reader)
    {
        ImmutableArray<int>? sources = Indexes(reader, "sources"), targets = Indexes(reader, "targets");
        reader.Close();
        return sources is { } from && targets is { } to ? new ExplicitPairs(from, to) : null;
    }

    private ExplicitPairs? Rows(YamlReader reader)
    {
        ImmutableArray<int>? offsets = Indexes(reader, "offsets"), targets = Indexes(reader, "targets");
        reader.Close();
        if (offsets is not { } rows || targets is not { } columns) return null;
        try
        {
            return ExplicitPairs.FromCsr(rows.AsSpan(), columns);
        }
        catch (GliaException exception)
        {
            reader.Report(exception.Findings[0].Message, reader.Mapping["offsets"]);
            return null;
        }
    }

    private ImmutableArray<int>? Indexes(YamlReader reader, string key)
    {
        if (reader.Require(key) is not { } node) return null;
        if (node is not YamlList list)
        {
            findings.Wrong($"{_subject}, {key}", node, "a list of indexes");
            return null;
        }

        var indexes = ImmutableArray.CreateBuilder<int>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            if (Degree(item) is not { } index) return null;
            indexes.Add(index);
        }

        return indexes.MoveToImmutable();
    }

    private YamlReader? Section(YamlEntry entry)
    {
        if (entry.Value is YamlMapping mapping) return new YamlReader(mapping, $"{_subject}, {entry.Name}", findings.Read);
        findings.Wrong(_subject, entry.Value, Example(entry.Name));
        return null;
    }

    private double? Number(YamlNode node) => values.Quantity(_subject, node, Dimension.None)?.Value;

    private long? Integer(YamlNode node) => findings.Integer(_subject, node);

    private int? Degree(YamlNode node)
    {
        if (Integer(node) is not { } number) return null;
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        findings.Error(_subject, $"has the number {number}, but at most {int.MaxValue} is possible here.", node);
        return null;
    }

    private void ReportUnknown(string name, YamlNode node)
    {
        // 'all2all' is what others call it.
        string suggestion = Suggestion.For(name.Replace("2", "_to_", StringComparison.Ordinal), s_names);
        findings.Error(_subject, $"is '{name}', which is no rule.{(suggestion.Length > 0 ? suggestion : $" Known are {string.Join(", ", s_names)}.")}", node);
    }

    private static string Example(string name) => name switch
    {
        "pairwise_bernoulli" => "{pairwise_bernoulli: 0.1}",
        "fixed_total_number" => "{fixed_total_number: 1000}",
        "distance" => "{distance: {kernel: gaussian, probability: 0.5, scale: 100 um}}",
        "pairs" => "{pairs: [[0, 1], [2, 0]]} or {pairs: {sources: [...], targets: [...]}}",
        "csr" => "{csr: {offsets: [...], targets: [...]}}",
        _ => $"{{{name}: 80}}",
    };
}
