using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Glia.Errors;

namespace Glia.Models;

/// <summary>The built-in synapse models: files in the same form as those of users, read when first asked for.</summary>
public static class SynapseLibrary
{
    private static readonly BuiltInTexts<SynapseModel> s_texts = new("Glia.Models.Synapses.", "synapse model", SynapseModelFile.Parse);

    /// <summary>Names of all built-in synapse models, in alphabetical order.</summary>
    public static ImmutableArray<string> Names => s_texts.Names;

    /// <summary>A built-in synapse model.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="GliaException">There is no built-in synapse model of that name.</exception>
    public static SynapseModel Get(string name) => s_texts.Get(name);

    /// <summary>A built-in synapse model; false when there is none of that name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out SynapseModel? model) => s_texts.TryGet(name, out model);
}
