using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>The names of a file's projections, in the order of the file: those given, or those that <see cref="Network.Connect(Population, Population, ConnectionRule, Distribution, Distribution, string?)"/> would give.</summary>
internal sealed class ProjectionNames
{
    /// <summary>Names given so far, also to projections that could not be read, so that each has its own place in the file.</summary>
    private readonly HashSet<string> _names = [];

    /// <summary>Number of the last projection of each name, so that thousands between two populations need no search for a free one.</summary>
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>The name of the next projection.</summary>
    /// <param name="mapping">The projection.</param>
    /// <param name="index">Its place in the list.</param>
    public string Of(YamlMapping mapping, int index)
    {
        if (mapping["name"] is YamlScalar { IsNothing: false } given) return given.Value;
        if (mapping["from"] is not YamlScalar from || mapping["to"] is not YamlScalar to) return $"{index + 1}";
        string name = $"{from.Value}->{to.Value}", candidate = name;
        int number = _numbers.GetValueOrDefault(name, 1);
        while (!_names.Add(candidate)) candidate = $"{name}-{++number}";
        _numbers[name] = number;
        return candidate;
    }
}
