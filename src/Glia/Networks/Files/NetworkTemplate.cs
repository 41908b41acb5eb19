using System.Collections.Immutable;
using Glia.Errors;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>A network file from which networks are made that differ in some values. Its text is parsed once, and a model that stays as it is stays one object, so that it is compiled once.</summary>
/// <remarks>Networks may be made on several threads at the same time.</remarks>
/// <example>
/// <code>
/// NetworkTemplate template = NetworkTemplate.Read("net.yaml");
/// Network network = template.With(new NetworkChange("populations.E.V_th", "-50 mV")).Network;
/// </code>
/// </example>
public sealed class NetworkTemplate
{
    private readonly YamlNode _root;
    private readonly string _source, _directory;
    private readonly SharedModels _models = new();

    private NetworkTemplate(YamlNode root, string source, string directory) => (_root, _source, _directory) = (root, source, directory);

    /// <summary>Parses a network file; what it describes is checked when a network is made of it.</summary>
    /// <exception cref="GliaException">The file cannot be read, or is not YAML.</exception>
    public static NetworkTemplate Read(string path) => new(YamlFile.Read(path), path, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");

    /// <summary>Parses a network from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name, for findings.</param>
    /// <param name="directory">Where model files are looked for.</param>
    /// <exception cref="GliaException">The text is not YAML.</exception>
    public static NetworkTemplate Parse(string text, string source = "network", string directory = ".") => new(YamlFile.Parse(text, source), source, directory);

    /// <summary>The network with some values set to others; the later of two changes in one place holds.</summary>
    /// <exception cref="GliaException">A path leads nowhere, or there are errors in what the file then describes; carries everything found.</exception>
    public NetworkDocument With(params ReadOnlySpan<NetworkChange> changes)
    {
        YamlNode root = _root;
        var findings = new List<Finding>();
        foreach (NetworkChange change in changes) root = new ChangedNode(change, findings).Of(root);
        try
        {
            NetworkDocument document = new NetworkFileReader(root, _source, _directory, _models).Read();
            return findings.Count == 0 ? document : throw new GliaException(findings);
        }
        catch (GliaException exception) when (findings.Count > 0)
        {
            // What is wrong with the changes that have a place is told together with those that have none.
            throw new GliaException(findings.Concat(exception.Findings).Distinct());
        }
    }

    /// <summary>The files that the network file names: those of its models.</summary>
    public ImmutableArray<string> Files =>
    [
        .. from section in (string[])["models", "synapses"]
           from item in ((_root as YamlMapping)?[section] as YamlList)?.Items.OfType<YamlMapping>() ?? []
           let file = item["file"] as YamlScalar
           where file is not null
           select Path.Combine(_directory, file.Value),
    ];
}
