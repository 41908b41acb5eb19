using Glia.Errors;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Reads one synapse model from YAML.</summary>
internal sealed class SynapseModelReader(YamlReader reader, ICollection<Finding> findings)
{
    private readonly ModelEntryReader _entries = new(reader, findings);

    public SynapseModel Read()
    {
        var model = new SynapseModel
        {
            Name = reader.RequiredText("name") ?? "",
            Summary = reader.Text("summary") ?? "",
            Documentation = reader.Text("description") ?? "",
            Equations = _entries.Text("equations"),
            OnPre = _entries.Text("on_pre"),
            OnPost = _entries.Text("on_post"),
            RunRegularly = _entries.Text("run_regularly"),
            Interval = _entries.Text("interval"),
            Delay = DelaySites.Read(reader) ?? DelaySite.Axonal,
            Parameters = _entries.Values("parameters"),
            Initial = _entries.Values("initial"),
            Functions = _entries.Functions(),
            Method = reader.Text("method") ?? "",
            References = _entries.References(),
        };
        reader.Require("equations");
        reader.Close();
        return model with { Origin = _entries.Origin };
    }
}
