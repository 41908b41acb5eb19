using System.Collections.Immutable;
using Glia.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glia.Yaml;

/// <summary>Builds nodes from parser events, within limits that no honest file reaches.</summary>
internal sealed class YamlTreeBuilder(IParser parser, ImmutableArray<string> lines, string source)
{
    private const int DeepestNesting = 64;

    /// <summary>Bound on nodes after aliases are expanded: a "billion laughs" file passes it at once, a network file with a million values does not.</summary>
    private const long MostNodes = 10_000_000;

    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private long _nodes;

    public YamlNode Document()
    {
        Expect<StreamStart>(Next());
        if (Next() is not DocumentStart) throw Failure("is empty.", Mark.Empty);
        YamlNode root = Node(Next(), 0);
        Expect<DocumentEnd>(Next());
        ParsingEvent last = Next();
        return last is StreamEnd ? root : throw Failure("holds a second document; only one is read. Remove the line '---'.", last.Start);
    }

    private YamlNode Node(ParsingEvent next, int depth)
    {
        if (depth == DeepestNesting) throw Failure($"is nested more than {DeepestNesting} levels deep.", next.Start);
        return next switch
        {
            Scalar scalar => Anchored(scalar, Read(scalar)),
            AnchorAlias alias => Resolve(alias),
            SequenceStart list => Anchored(list, List(list, depth)),
            MappingStart mapping => Anchored(mapping, Mapping(mapping, depth)),
            _ => throw Failure("ends where a value is expected.", next.Start),
        };
    }

    private YamlList List(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (ParsingEvent next = Next(); next is not SequenceEnd; next = Next()) items.Add(Node(next, depth + 1));
        return new YamlList { Location = Locate(start.Start), Items = items.ToImmutable() };
    }

    private YamlMapping Mapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var names = new Dictionary<string, YamlScalar>();
        for (ParsingEvent next = Next(); next is not MappingEnd; next = Next())
        {
            if (Node(next, depth + 1) is not YamlScalar key) throw Failure("has a list or mapping where a name is expected.", next.Start);
            if (names.TryGetValue(key.Value, out YamlScalar? first))
                throw Failure($"has the key '{key.Value}' twice; the first is in line {first.Location.Line}.", next.Start);
            names[key.Value] = key;
            entries.Add(new YamlEntry(key, Node(Next(), depth + 1)));
        }

        return new YamlMapping { Location = Locate(start.Start), Entries = entries.ToImmutable() };
    }

    private ParsingEvent Next()
    {
        if (!parser.MoveNext() || parser.Current is not { } next) throw Failure("ends too early.", new Mark(0, lines.Length, 1));
        return next;
    }

    private void Expect<T>(ParsingEvent next) where T : ParsingEvent
    {
        if (next is not T) throw Failure("ends too early.", next.Start);
    }

    private T Anchored<T>(NodeEvent start, T node) where T : YamlNode
    {
        if (++_nodes > MostNodes) throw TooMany(start.Start);
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor] = node;
        return node;
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out YamlNode? node))
            throw Failure($"refers to the anchor '{alias.Value}', which is not defined above.", alias.Start);
        _nodes += node.Weight;
        return _nodes > MostNodes ? throw TooMany(alias.Start) : node;
    }

    private YamlScalar Read(Scalar scalar)
    {
        bool isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        bool isQuoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        TextLocation start = Locate(scalar.Start) with { Length = Math.Max(1, scalar.Value.Length) };
        SourceText text = isBlock
            ? new SourceText(scalar.Value, source)
            {
                Line = start.Line + 1,
                Column = Indentation(start.Line) + 1,
                ContinuationColumn = Indentation(start.Line) + 1,
                FileLines = lines,
            }
            : new SourceText(scalar.Value, source)
            {
                Line = start.Line,
                Column = start.Column + (isQuoted ? 1 : 0),
                ContinuationColumn = start.Column,
                FileLines = lines,
            };
        return new YamlScalar { Location = start, Text = text, IsQuoted = isBlock || isQuoted };
    }

    /// <summary>Indentation of the block that begins below a line (from 1): that of its first line with content.</summary>
    private int Indentation(int line)
    {
        for (int i = line; i < lines.Length; i++)
            if (lines[i].AsSpan().Trim().Length > 0) return lines[i].Length - lines[i].AsSpan().TrimStart(' ').Length;
        return 0;
    }

    private TextLocation Locate(Mark mark) => YamlFile.Locate(mark, lines, source);

    private GliaException TooMany(Mark mark) => Failure($"expands to more than {MostNodes:N0} values.", mark);

    private GliaException Failure(string message, Mark mark) => new(source, message, Locate(mark));
}
