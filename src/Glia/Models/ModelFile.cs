using Glia.Errors;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Models as YAML: built-in ones, files of users, and models inside a network file all have this form.</summary>
/// <example>
/// <code>
/// name: lif
/// equations: |
///   dV_m/dt = (E_L - V_m)/tau_m + I_stim/C_m : volt (unless refractory)
///   I_stim : amp (current)
/// threshold: V_m >= V_th
/// reset: V_m = V_reset
/// refractory: 2 ms
/// receptors:
///   delta: {on_arrival: V_m += w, unit: mV}
/// parameters: {E_L: -70 mV, tau_m: 10 ms, C_m: 250 pF, V_th: -55 mV, V_reset: -70 mV}
/// initial: {V_m: E_L}
/// </code>
/// </example>
public static class ModelFile
{
    /// <summary>Reads a model file.</summary>
    /// <exception cref="GliaException">The file cannot be read, or its form is wrong. The equations are checked when the model is compiled.</exception>
    public static NeuronModel Read(string path) => Parse(YamlFile.Read(path));

    /// <summary>Reads a model from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name, for findings.</param>
    /// <exception cref="GliaException">The form is wrong. The equations are checked when the model is compiled.</exception>
    public static NeuronModel Parse(string text, string source) => Parse(YamlFile.Parse(text, source));

    /// <summary>Reads a model from a node of a larger file; null when something was reported.</summary>
    /// <param name="node">The node.</param>
    /// <param name="findings">Receives what is wrong with its form.</param>
    public static NeuronModel? Parse(YamlNode node, ICollection<Finding> findings)
    {
        int before = findings.Count;
        if (YamlReader.Open(node, Subject(node), findings) is not { } reader) return null;
        NeuronModel model = new ModelReader(reader, findings).Read();
        return findings.Skip(before).Any(finding => finding.Severity == Severity.Error) ? null : model;
    }

    /// <summary>Writes a model in the form that <see cref="Parse(string, string)"/> reads.</summary>
    /// <exception cref="GliaException">The model has a function given as a delegate, which no file can hold.</exception>
    public static string Write(NeuronModel model) => ModelWriter.Write(model);

    private static NeuronModel Parse(YamlNode node)
    {
        var findings = new List<Finding>();
        return Parse(node, findings) ?? throw new GliaException(findings);
    }

    private static string Subject(YamlNode node) => (node as YamlMapping)?["name"] is YamlScalar { IsNothing: false } name ? $"model '{name.Value}'" : "model";
}
