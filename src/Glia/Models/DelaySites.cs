using Glia.Yaml;

namespace Glia.Models;

/// <summary>Names of delay sites in files.</summary>
internal static class DelaySites
{
    /// <summary>The name of a site.</summary>
    public static string Name(DelaySite site) => site == DelaySite.Dendritic ? "dendritic" : "axonal";

    /// <summary>The site under the key <c>delay</c>; null when absent or, with a finding, when it is none.</summary>
    public static DelaySite? Read(YamlReader reader)
    {
        if (reader.Find("delay") is not { } node) return null;
        switch ((node as YamlScalar)?.Value)
        {
            case "axonal": return DelaySite.Axonal;
            case "dendritic": return DelaySite.Dendritic;
            default:
                reader.Wrong("delay", node, "axonal or dendritic");
                return null;
        }
    }
}
