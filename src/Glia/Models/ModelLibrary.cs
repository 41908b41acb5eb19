using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Glia.Errors;

namespace Glia.Models;

/// <summary>The built-in models: files in the same form as those of users, read when first asked for.</summary>
public static class ModelLibrary
{
    private const string Prefix = "Glia.Models.BuiltIn.";
    private const string Extension = ".yaml";

    private static readonly Assembly s_assembly = typeof(ModelLibrary).Assembly;
    private static readonly ConcurrentDictionary<string, Lazy<NeuronModel>> s_models = new();

    /// <summary>Names of all built-in models, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. s_assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            .Select(resource => resource[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A built-in model.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="GliaException">There is no built-in model of that name.</exception>
    public static NeuronModel Get(string name) => TryGet(name, out NeuronModel? model)
        ? model
        : throw new GliaException($"model '{name}'", $"is not built in.{Suggestion.For(name, Names)} Built in are: {string.Join(", ", Names)}.");

    /// <summary>A built-in model; false when there is none of that name.</summary>
    public static bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NeuronModel? model)
    {
        model = Names.Contains(name) ? s_models.GetOrAdd(name, key => new Lazy<NeuronModel>(() => Read(key))).Value : null;
        return model is not null;
    }

    private static NeuronModel Read(string name)
    {
        using Stream stream = s_assembly.GetManifestResourceStream(Prefix + name + Extension)!;
        using var reader = new StreamReader(stream);
        return ModelFile.Parse(reader.ReadToEnd(), name + Extension);
    }
}
