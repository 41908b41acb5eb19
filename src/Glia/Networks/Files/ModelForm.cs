using Glia.Errors;
using Glia.Models;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>What network files need to know of a kind of model: where it stands, how it is read, written and found among the built-in ones.</summary>
internal sealed record ModelForm<TModel>
    where TModel : class
{
    /// <summary>Section of the file's own models.</summary>
    public required string Section { get; init; }

    /// <summary>What a model is called in findings.</summary>
    public required string Kind { get; init; }

    /// <summary>Names of the built-in models.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The built-in model of a name, or null.</summary>
    public required Func<string, TModel?> BuiltIn { get; init; }

    /// <summary>Reads a model file.</summary>
    public required Func<string, TModel> ReadFile { get; init; }

    /// <summary>Reads a model inside a file; null when something was reported.</summary>
    public required Func<YamlNode, ICollection<Finding>, TModel?> Parse { get; init; }

    /// <summary>Writes a model.</summary>
    public required Func<TModel, string> Write { get; init; }

    /// <summary>The name of a model.</summary>
    public required Func<TModel, string> NameOf { get; init; }

    /// <summary>The model under another name.</summary>
    public required Func<TModel, string, TModel> Rename { get; init; }

    /// <summary>The model with the settings of another one that whoever uses it may change: two models that differ in these alone share an entry.</summary>
    public required Func<TModel, TModel, TModel> WithSettingsOf { get; init; }
}

/// <summary>The kinds of model that network files hold.</summary>
internal static class ModelForm
{
    public static readonly ModelForm<NeuronModel> Neuron = new()
    {
        Section = "models", Kind = "model", Names = ModelLibrary.Names, BuiltIn = name => ModelLibrary.TryGet(name, out NeuronModel? model) ? model : null,
        ReadFile = ModelFile.Read, Parse = ModelFile.Parse, Write = ModelFile.Write, NameOf = model => model.Name, Rename = (model, name) => model with { Name = name },
        WithSettingsOf = (model, other) => model with { Method = other.Method, Tolerance = other.Tolerance },
    };

    public static readonly ModelForm<SynapseModel> Synapse = new()
    {
        Section = "synapses", Kind = "synapse model", Names = SynapseLibrary.Names, BuiltIn = name => SynapseLibrary.TryGet(name, out SynapseModel? model) ? model : null,
        ReadFile = SynapseModelFile.Read, Parse = SynapseModelFile.Parse, Write = SynapseModelFile.Write, NameOf = model => model.Name, Rename = (model, name) => model with { Name = name },
        WithSettingsOf = (model, other) => model with { Method = other.Method, Delay = other.Delay },
    };
}
