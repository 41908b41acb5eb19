using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Models;

/// <summary>Where the texts of a model were written, so that findings name the line and column of the user's file.</summary>
/// <param name="texts">Texts by key: <c>equations</c>, <c>threshold</c>, <c>receptors.excitatory.on_arrival</c>, <c>parameters.tau_m</c>…</param>
public sealed class ModelOrigin(ImmutableDictionary<string, SourceText> texts)
{
    /// <summary>A text with its place; a text of its own when it was changed since, or never came from a file.</summary>
    internal static SourceText Find(ModelOrigin? origin, string model, string key, string text) =>
        origin?.Recorded(key) is { } recorded && recorded.Text == text ? recorded : new SourceText(text, $"{model}/{key}");

    private SourceText? Recorded(string key) => texts.GetValueOrDefault(key);
}
