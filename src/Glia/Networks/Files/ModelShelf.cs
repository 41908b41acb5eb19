using Glia.Errors;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>The models of one kind that a network file may name: its own (inline or in files of their own) and the built-in ones.</summary>
/// <param name="findings">Receives what is wrong.</param>
/// <param name="directory">Where model files lie.</param>
/// <param name="form">How models of this kind are read and named.</param>
/// <param name="shared">Gives the model that stands for all that are written alike, in all networks that are made of one file; null to keep each as it is.</param>
internal sealed class ModelShelf<TModel>(FileFindings findings, string directory, ModelForm<TModel> form, SharedModels? shared)
    where TModel : class
{
    /// <summary>By name; null for one that could not be read, so that nobody complains of its absence.</summary>
    private readonly Dictionary<string, TModel?> _own = [];

    /// <summary>Variants by content: all that use the same one share its compiled form.</summary>
    private readonly Dictionary<TModel, TModel> _variants = [];

    /// <summary>Reads the section of the file's own models.</summary>
    public void Read(YamlNode node)
    {
        if (node is not YamlList list)
        {
            findings.Wrong(form.Section, node, "a list of models, each with '- name: ...' or '- {file: ...}'");
            return;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMapping mapping && mapping["file"] is not null) ReadFile(mapping);
            else ReadInline(item);
        }
    }

    /// <summary>The model that a node names; null with a finding when there is none, null without one when it could not be read.</summary>
    public TModel? Find(string subject, YamlNode node)
    {
        if (node is not YamlScalar { Value: var name })
        {
            findings.Wrong(subject, node, $"the name of a model; models of your own stand in the section '{form.Section}'");
            return null;
        }

        if (_own.TryGetValue(name, out TModel? model) || (model = form.BuiltIn(name)) is not null) return model;
        string suggestion = Suggestion.For(name, _own.Keys.Concat(form.Names));
        findings.Error(subject, $"is '{name}', which is neither built in nor in the section '{form.Section}'.{suggestion}", node);
        return null;
    }

    /// <summary>The variant of a model that equals this one, the same object each time.</summary>
    public TModel Shared(TModel variant)
    {
        if (!_variants.TryGetValue(variant, out TModel? known)) _variants.Add(variant, known = OneOf(variant));
        return known;
    }

    private void ReadFile(YamlMapping mapping)
    {
        var reader = new YamlReader(mapping, form.Section, findings.Read);
        string? path = reader.RequiredText("file"), name = reader.Text("name");
        reader.Close();
        if (path is null) return;
        TModel? model = null;
        try
        {
            model = form.ReadFile(Path.Combine(directory, path));
            if (name is not null) model = form.Rename(model, name);
        }
        catch (GliaException exception)
        {
            findings.Read.AddRange(exception.Findings.Select(finding => finding.Location is null ? finding with { Location = mapping["file"]!.Location } : finding));
        }

        // Without its content the file's name is the best guess at the model's.
        Add(model is null ? name ?? Path.GetFileNameWithoutExtension(path) : form.NameOf(model), model, mapping);
    }

    private void ReadInline(YamlNode node)
    {
        TModel? model = form.Parse(node, findings.Read);
        string? name = model is not null ? form.NameOf(model) : ((node as YamlMapping)?["name"] as YamlScalar)?.Value;
        if (name is not null) Add(name, model, node);
    }

    private void Add(string name, TModel? model, YamlNode node)
    {
        if (model is not null) model = OneOf(model);
        if (!_own.TryAdd(name, model)) findings.Error($"{form.Kind} '{name}'", $"appears twice in the section '{form.Section}'. Rename one.", node);
    }

    private TModel OneOf(TModel model) => shared is null ? model : shared.OneOf(model, form);
}
