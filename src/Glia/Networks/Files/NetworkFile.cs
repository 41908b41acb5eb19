using Glia.Errors;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Networks as YAML files, with the same content as the C# description. The form is documented in <c>docs/network-file.md</c>.</summary>
/// <example>
/// <code>
/// name: one neuron
/// time_step: 0.1 ms
/// duration: 300 ms
/// populations:
///   neuron: {model: iaf_psc_exp}
///   step: {model: step_current, parameters: {amplitude: {times: [50 ms, 250 ms], values: [500 pA, 0 pA]}}}
/// projections:
///   - {from: step, to: neuron, rule: all_to_all, delay: 1 ms}
/// record:
///   - {states: neuron, variables: [V_m]}
/// </code>
/// </example>
public static class NetworkFile
{
    /// <summary>Reads and validates a network file. Model files that it names are looked for beside it.</summary>
    /// <exception cref="GliaException">The file cannot be read, or there are errors; carries everything found, with line and column.</exception>
    public static NetworkDocument Read(string path)
    {
        YamlNode root = YamlFile.Read(path);
        return new NetworkFileReader(root, path, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".").Read();
    }

    /// <summary>Reads and validates a network from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name, for findings.</param>
    /// <param name="directory">Where model files are looked for.</param>
    /// <exception cref="GliaException">There are errors; carries everything found, with line and column.</exception>
    public static NetworkDocument Parse(string text, string source = "network", string directory = ".") =>
        new NetworkFileReader(YamlFile.Parse(text, source), source, directory).Read();

    /// <summary>Writes a network in the form that <see cref="Parse"/> reads back to the same network.</summary>
    /// <exception cref="GliaException">A model has a function given as C# code, or two different models have one name.</exception>
    public static string Write(Network network) => Write(new NetworkDocument { Network = network });

    /// <summary>Writes a document in the form that <see cref="Parse"/> reads back to the same document.</summary>
    /// <exception cref="GliaException">A model has a function given as C# code, or two different models have one name.</exception>
    public static string Write(NetworkDocument document) => new NetworkFileWriter(document).Write();
}
