using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Glia.Errors;

namespace Glia.Models;

/// <summary>Models that are files in the assembly, each read when first asked for.</summary>
/// <param name="folder">Folder of the files, as a prefix of resource names.</param>
/// <param name="kind">What a model is called in findings.</param>
/// <param name="parse">Reads a model from its text and file name.</param>
internal sealed class BuiltInTexts<TModel>(string folder, string kind, Func<string, string, TModel> parse)
    where TModel : class
{
    private const string Extension = ".yaml";

    private static readonly Assembly s_assembly = typeof(BuiltInTexts<TModel>).Assembly;
    private readonly ConcurrentDictionary<string, Lazy<TModel>> _models = new();

    /// <summary>Names of all models, in alphabetical order.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. s_assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            .Select(resource => resource[folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The model of that name.</summary>
    /// <exception cref="GliaException">There is none.</exception>
    public TModel Get(string name) => TryGet(name, out TModel? model)
        ? model
        : throw new GliaException($"{kind} '{name}'", $"is not built in.{Suggestion.For(name, Names)} Built in are: {string.Join(", ", Names)}.");

    /// <summary>The model of that name; false when there is none.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TModel? model)
    {
        model = Names.Contains(name) ? _models.GetOrAdd(name, key => new Lazy<TModel>(() => Read(key))).Value : null;
        return model is not null;
    }

    private TModel Read(string name)
    {
        using Stream stream = s_assembly.GetManifestResourceStream(folder + name + Extension)!;
        using var reader = new StreamReader(stream);
        return parse(reader.ReadToEnd(), name + Extension);
    }
}
