using System.Text.RegularExpressions;
using Glia.Errors;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Synapse models as YAML: built-in ones, files of users, and models inside a network file all have this form.</summary>
/// <example>
/// <code>
/// name: additive_stdp
/// equations: |
///   w : weight
///   dx/dt = -x/tau : 1   # one per presynaptic neuron: only its spikes change it
///   dy/dt = -y/tau : 1   # one per postsynaptic neuron
///   tau : second (constant)
///   A : weight (constant)
///   Wmax : weight (constant)
/// on_pre: |
///   w = clip(w - A*y, 0*A, Wmax)
///   x += 1
/// on_post: |
///   w = clip(w + A*x, 0*A, Wmax)
///   y += 1
/// delay: dendritic
/// parameters: {tau: 20 ms, A: 0.1 weight, Wmax: 10 weight}
/// </code>
/// </example>
public static partial class SynapseModelFile
{
    /// <summary>Reads a synapse model file.</summary>
    /// <exception cref="GliaException">The file cannot be read, or its form is wrong. The texts are checked when the model is compiled.</exception>
    public static SynapseModel Read(string path) => Parse(YamlFile.Read(path));

    /// <summary>Reads a synapse model from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name, for findings.</param>
    /// <exception cref="GliaException">The form is wrong. The texts are checked when the model is compiled.</exception>
    public static SynapseModel Parse(string text, string source) => Parse(YamlFile.Parse(text, source));

    /// <summary>Reads a synapse model from a node of a larger file; null when something was reported.</summary>
    /// <param name="node">The node.</param>
    /// <param name="findings">Receives what is wrong with its form.</param>
    public static SynapseModel? Parse(YamlNode node, ICollection<Finding> findings)
    {
        int before = findings.Count;
        if (YamlReader.Open(node, Subject(node), findings) is not { } reader) return null;
        SynapseModel model = new SynapseModelReader(reader, findings).Read();
        return findings.Skip(before).Any(finding => finding.Severity == Severity.Error) ? null : model;
    }

    /// <summary>Writes a synapse model in the form that <see cref="Parse(string, string)"/> reads.</summary>
    /// <exception cref="GliaException">The model has a function given as a delegate, which no file can hold.</exception>
    public static string Write(SynapseModel model) => SynapseModelWriter.Write(model);

    /// <summary>Whether a node holds a synapse model, not one of a neuron or source: it has a text for spikes of either side, or a weight.</summary>
    public static bool IsSynapse(YamlNode node) => node is YamlMapping mapping
        && (mapping["on_pre"] is not null || mapping["on_post"] is not null || mapping["interval"] is not null
            || (mapping["equations"] is YamlScalar equations && Weight().IsMatch(equations.Value)));

    private static SynapseModel Parse(YamlNode node)
    {
        var findings = new List<Finding>();
        return Parse(node, findings) ?? throw new GliaException(findings);
    }

    private static string Subject(YamlNode node) =>
        (node as YamlMapping)?["name"] is YamlScalar { IsNothing: false } name ? $"synapse model '{name.Value}'" : "synapse model";

    [GeneratedRegex(@":\s*weight\s*(\(|#|$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Weight();
}
