using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Glia.Errors;

namespace Glia.Models;

/// <summary>The built-in neuron and source models: files in the same form as those of users, read when first asked for.</summary>
public static class ModelLibrary
{
    private static readonly BuiltInTexts<NeuronModel> s_texts = new("Glia.Models.BuiltIn.", "model", ModelFile.Parse);

    /// <summary>Names of all built-in models, in alphabetical order.</summary>
    public static ImmutableArray<string> Names => s_texts.Names;

    /// <summary>A built-in model.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="GliaException">There is no built-in model of that name.</exception>
    public static NeuronModel Get(string name) => s_texts.Get(name);

    /// <summary>A built-in model; false when there is none of that name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out NeuronModel? model) => s_texts.TryGet(name, out model);
}
