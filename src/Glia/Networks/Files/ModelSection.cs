using Glia.Errors;

namespace Glia.Networks.Files;

/// <summary>The models of one kind that a network uses, as its file will hold them: models that differ only in settings of whoever uses them share one entry.</summary>
internal sealed class ModelSection<TModel>(ModelForm<TModel> form)
    where TModel : class
{
    private readonly Dictionary<string, TModel> _bases = [];
    private readonly HashSet<string> _builtIn = [];

    /// <summary>The entry of a model.</summary>
    public TModel this[string name] => _bases[name];

    /// <summary>Notes that the network uses a model.</summary>
    /// <exception cref="GliaException">It has the name of a different one.</exception>
    public void Register(TModel model)
    {
        string name = form.NameOf(model);
        if (_bases.TryGetValue(name, out TModel? known))
        {
            if (!IsVariant(model, known)) throw new GliaException($"{form.Kind} '{name}'", "is the name of two different models in this network, which no file can hold. Rename one.");
            return;
        }

        TModel? builtIn = form.BuiltIn(name) is { } candidate && IsVariant(model, candidate) ? candidate : null;
        _bases.Add(name, builtIn ?? model);
        if (builtIn is not null) _builtIn.Add(name);
    }

    /// <summary>The lines of the section; none when all models are built in.</summary>
    public IEnumerable<string> Lines()
    {
        TModel[] own = [.. _bases.Where(pair => !_builtIn.Contains(pair.Key)).Select(pair => pair.Value)];
        if (own.Length > 0) yield return $"{form.Section}:";
        foreach (TModel model in own)
        {
            string indent = "  - ";
            foreach (string line in form.Write(model).TrimEnd('\n').Split('\n'))
            {
                yield return line.Length == 0 ? "" : indent + line;
                indent = "    ";
            }
        }
    }

    private bool IsVariant(TModel a, TModel b) => ReferenceEquals(a, b) || form.Write(form.WithSettingsOf(a, b)) == form.Write(b);
}
