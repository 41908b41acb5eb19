using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>The models that a network file may name: its own (inline or in files of their own) and the built-in ones.</summary>
internal sealed class ModelShelf(FileFindings findings, string directory, Func<NeuronModel, NeuronModel>? shared = null)
{
    /// <summary>By name; null for one that could not be read, so that nobody complains of its absence.</summary>
    private readonly Dictionary<string, NeuronModel?> _own = [];

    /// <summary>Variants by content: populations with the same one share its compiled form.</summary>
    private readonly Dictionary<(NeuronModel Model, string Method, string Tolerance), NeuronModel> _variants = [];

    /// <summary>Reads the section <c>models</c>.</summary>
    public void Read(YamlNode node)
    {
        if (node is not YamlList list)
        {
            findings.Wrong("models", node, "a list of models, each with '- name: ...' or '- {file: ...}'");
            return;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMapping mapping && mapping["file"] is not null) ReadFile(mapping);
            else ReadInline(item);
        }
    }

    /// <summary>The model that a node names; null with a finding when there is none, null without one when it could not be read.</summary>
    public NeuronModel? Find(string subject, YamlNode node)
    {
        if (node is not YamlScalar { Value: var name })
        {
            findings.Wrong(subject, node, "the name of a model; models of your own stand in the section 'models'");
            return null;
        }

        if (_own.TryGetValue(name, out NeuronModel? model) || ModelLibrary.TryGet(name, out model)) return model;
        string suggestion = Suggestion.For(name, _own.Keys.Concat(ModelLibrary.Names));
        findings.Error(subject, $"is '{name}', which is neither built in nor in the section 'models'.{suggestion}", node);
        return null;
    }

    /// <summary>The typed equations of a model; null when it cannot be compiled, which validation reports.</summary>
    public static ModelSystem? System(NeuronModel model)
    {
        try
        {
            return ModelCompiler.Analyse(model);
        }
        catch (GliaException)
        {
            return null;
        }
    }

    /// <summary>The model with another integrator.</summary>
    public NeuronModel Variant(NeuronModel model, string method, string tolerance)
    {
        if (!_variants.TryGetValue((model, method, tolerance), out NeuronModel? variant))
            _variants.Add((model, method, tolerance), variant = Shared(model with { Method = method, Tolerance = tolerance }));
        return variant;
    }

    private void ReadFile(YamlMapping mapping)
    {
        var reader = new YamlReader(mapping, "models", findings.Read);
        string? path = reader.RequiredText("file"), name = reader.Text("name");
        reader.Close();
        if (path is null) return;
        NeuronModel? model = null;
        try
        {
            model = ModelFile.Read(Path.Combine(directory, path));
            if (name is not null) model = model with { Name = name };
        }
        catch (GliaException exception)
        {
            findings.Read.AddRange(exception.Findings.Select(finding => finding.Location is null ? finding with { Location = mapping["file"]!.Location } : finding));
        }

        // Without its content the file's name is the best guess at the model's.
        Add(model?.Name ?? name ?? Path.GetFileNameWithoutExtension(path), model, mapping);
    }

    private void ReadInline(YamlNode node)
    {
        NeuronModel? model = ModelFile.Parse(node, findings.Read);
        string? name = model?.Name ?? ((node as YamlMapping)?["name"] as YamlScalar)?.Value;
        if (name is not null) Add(name, model, node);
    }

    private void Add(string name, NeuronModel? model, YamlNode node)
    {
        if (model is not null) model = Shared(model);
        if (!_own.TryAdd(name, model)) findings.Error($"model '{name}'", "appears twice in the section 'models'. Rename one.", node);
    }

    private NeuronModel Shared(NeuronModel model) => shared is null ? model : shared(model);
}
