using System.Globalization;
using Glia.Errors;
using Glia.Quantities;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glia.Models;

/// <summary>Writes the kinds of entry that models of neurons and synapses share: texts of several lines as blocks, what is empty left out, names in alphabetical order where a model keeps none.</summary>
internal sealed class ModelEmitter
{
    private readonly IEmitter _emitter;

    private ModelEmitter(IEmitter emitter) => _emitter = emitter;

    /// <summary>The document whose root mapping has these entries.</summary>
    public static string Document(Action<ModelEmitter> entries)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new ModelEmitter(new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)));
        emitter._emitter.Emit(new StreamStart());
        emitter._emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Mapping(() => entries(emitter));
        emitter._emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter._emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>A text under a key; nothing when it is empty.</summary>
    public void Entry(string key, string value)
    {
        if (value.Length == 0) return;
        Scalar(key);
        Scalar(value);
    }

    /// <summary>Items under a key, each under its name; nothing when there are none.</summary>
    public void Section<T>(string key, IReadOnlyCollection<T> items, Func<T, string> name, Action<T> value)
    {
        if (items.Count == 0) return;
        Scalar(key);
        Mapping(() =>
        {
            foreach (T item in items)
            {
                Scalar(name(item));
                value(item);
            }
        });
    }

    /// <summary>Values by name under a key.</summary>
    public void Values(string key, IEnumerable<KeyValuePair<string, string>> values) => Section(key, Sorted(values), pair => pair.Key, pair => Scalar(pair.Value));

    /// <summary>The section <c>functions</c>.</summary>
    /// <param name="subject">The model, for findings.</param>
    /// <param name="functions">Its functions.</param>
    /// <exception cref="GliaException">A function is a delegate.</exception>
    public void Functions(string subject, IEnumerable<KeyValuePair<string, UserFunction>> functions) =>
        Section("functions", Sorted(functions), pair => pair.Key, pair => Function(subject, pair.Key, pair.Value));

    /// <summary>The list <c>references</c>.</summary>
    public void References(IReadOnlyCollection<string> references)
    {
        if (references.Count == 0) return;
        Scalar("references");
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (string reference in references) Scalar(reference);
        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>A mapping with these entries.</summary>
    public void Mapping(Action entries)
    {
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        entries();
        _emitter.Emit(new MappingEnd());
    }

    private void Function(string subject, string name, UserFunction function)
    {
        if (function is not ExpressionFunction expression)
            throw new GliaException($"{subject}, function '{name}'", "is C# code, which no file can hold; write it as an expression.");
        Mapping(() =>
        {
            Section("arguments", expression.Arguments, argument => argument.Name, argument => Scalar(DimensionNames.Unit(argument.Dimension)));
            Entry("result", DimensionNames.Unit(expression.Result));
            Entry("expression", expression.Text);
        });
    }

    private void Scalar(string value)
    {
        ScalarStyle style = value.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : value is "~" or "null" ? ScalarStyle.SingleQuoted   // plain, they would be read as nothing
            : ScalarStyle.Any;
        _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));
    }

    private static List<KeyValuePair<string, T>> Sorted<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        [.. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
}
