using System.Collections.Immutable;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads positions: <c>{grid: {...}}</c>, <c>{random: {...}}</c>, <c>{explicit: {x: [...], y: [...]}}</c>.</summary>
internal sealed class PositionsReader(FileFindings findings, ValueReader values, string subject)
{
    public Positions? Read(YamlNode node)
    {
        if (node is not YamlMapping { Entries: [{ Value: YamlMapping mapping } entry] } || entry.Name is not ("grid" or "random" or "explicit"))
        {
            findings.Wrong(subject, node, "{grid: {columns, rows, width, height}}, {random: {width, height}} or {explicit: {x, y, z}}");
            return null;
        }

        var reader = new YamlReader(mapping, $"{subject}, {entry.Name}", findings.Read);
        Positions? positions = entry.Name switch
        {
            "grid" => Grid(reader),
            "random" => Random(reader),
            _ => Explicit(reader),
        };
        reader.Close();
        return positions;
    }

    private GridPositions? Grid(YamlReader reader)
    {
        int? columns = Count(reader, "columns"), rows = Count(reader, "rows");
        Length? width = Extent(reader, "width"), height = Extent(reader, "height");
        return columns is { } c && rows is { } r && width is { } w && height is { } h ? new GridPositions(c, r, w, h) : null;
    }

    private RandomPositions? Random(YamlReader reader)
    {
        Length? width = Extent(reader, "width"), height = Extent(reader, "height");
        return width is { } w && height is { } h ? new RandomPositions(w, h) : null;
    }

    private ExplicitPositions? Explicit(YamlReader reader)
    {
        ImmutableArray<double>? x = Coordinates(reader, reader.Require("x")), y = Coordinates(reader, reader.Require("y"));
        YamlNode? depth = reader.Find("z");
        ImmutableArray<double>? z = depth is null ? [] : Coordinates(reader, depth);
        return x is { } xs && y is { } ys && z is { } zs ? new ExplicitPositions(xs, ys, zs) : null;
    }

    private ImmutableArray<double>? Coordinates(YamlReader reader, YamlNode? node)
    {
        if (node is null) return null;
        if (node is not YamlList list)
        {
            findings.Wrong(reader.Subject, node, "a list of lengths");
            return null;
        }

        var coordinates = ImmutableArray.CreateBuilder<double>(list.Items.Length);
        foreach (YamlNode item in list.Items)
        {
            if (values.Typed<Length>(reader.Subject, item) is not { } length) return null;
            coordinates.Add(length.Micrometres);
        }

        return coordinates.MoveToImmutable();
    }

    private Length? Extent(YamlReader reader, string key) => reader.Require(key) is { } node ? values.Typed<Length>($"{reader.Subject}, {key}", node) : null;

    private int? Count(YamlReader reader, string key)
    {
        if (reader.Require(key) is not { } node || findings.Integer($"{reader.Subject}, {key}", node) is not { } count) return null;
        if (count is >= int.MinValue and <= int.MaxValue) return (int)count;
        findings.Error($"{reader.Subject}, {key}", $"is {count}, but at most {int.MaxValue} is possible.", node);
        return null;
    }
}
