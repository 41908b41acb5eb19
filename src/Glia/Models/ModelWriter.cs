using System.Globalization;
using Glia.Errors;
using Glia.Quantities;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glia.Models;

/// <summary>Writes one model as YAML: texts of several lines as blocks, what has its default left out, names in alphabetical order where a model keeps none.</summary>
internal sealed class ModelWriter(IEmitter emitter)
{
    public static string Write(NeuronModel model)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new ModelWriter(new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024))).Document(model);
        return text.ToString();
    }

    private void Document(NeuronModel model)
    {
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Open();
        Entry("name", model.Name);
        Entry("summary", model.Summary);
        Entry("description", model.Documentation);
        Entry("equations", model.Equations);
        Entry("run_regularly", model.RunRegularly);
        Entry("before_threshold", model.BeforeThreshold);
        Entry("threshold", model.Threshold);
        Entry("reset", model.Reset);
        Entry("refractory", model.Refractory);
        Entry("spikes", model.Spikes);
        Entry("output", model.Output);
        Section("receptors", model.Receptors, receptor => receptor.Name, Receptor);
        Section("parameters", Sorted(model.Parameters), pair => pair.Key, pair => Scalar(pair.Value));
        Section("initial", Sorted(model.Initial), pair => pair.Key, pair => Scalar(pair.Value));
        Section("functions", Sorted(model.Functions), pair => pair.Key, pair => Function(model, pair.Key, pair.Value));
        Entry("method", model.Method);
        if (model.Tolerance != new NeuronModel { Name = "" }.Tolerance) Entry("tolerance", model.Tolerance);
        if (model.ThresholdWithinStep) Entry("threshold_within_step", "true");
        References(model);
        Close();
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private void Receptor(Receptor receptor)
    {
        Open();
        Entry("on_arrival", receptor.OnArrival);
        Entry("unit", receptor.Unit);
        if (receptor.Weights != "any") Entry("weights", receptor.Weights);
        if (receptor.UnlessRefractory) Entry("unless_refractory", "true");
        Close();
    }

    private void Function(NeuronModel model, string name, UserFunction function)
    {
        if (function is not ExpressionFunction expression)
            throw new GliaException($"model '{model.Name}', function '{name}'", "is C# code, which no file can hold; write it as an expression.");
        Open();
        Section("arguments", expression.Arguments, argument => argument.Name, argument => Scalar(DimensionNames.Unit(argument.Dimension)));
        Entry("result", DimensionNames.Unit(expression.Result));
        Entry("expression", expression.Text);
        Close();
    }

    private void References(NeuronModel model)
    {
        if (model.References.IsEmpty) return;
        Scalar("references");
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (string reference in model.References) Scalar(reference);
        emitter.Emit(new SequenceEnd());
    }

    private void Section<T>(string key, IReadOnlyCollection<T> items, Func<T, string> name, Action<T> value)
    {
        if (items.Count == 0) return;
        Scalar(key);
        Open();
        foreach (T item in items)
        {
            Scalar(name(item));
            value(item);
        }

        Close();
    }

    private void Entry(string key, string value)
    {
        if (value.Length == 0) return;
        Scalar(key);
        Scalar(value);
    }

    private void Scalar(string value)
    {
        ScalarStyle style = value.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
            : value is "~" or "null" ? ScalarStyle.SingleQuoted   // plain, they would be read as nothing
            : ScalarStyle.Any;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));
    }

    private void Open() => emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));

    private void Close() => emitter.Emit(new MappingEnd());

    private static List<KeyValuePair<string, T>> Sorted<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        [.. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
}
