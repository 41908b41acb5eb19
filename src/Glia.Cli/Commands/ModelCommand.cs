using System.CommandLine;
using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Models;
using Glia.Yaml;

namespace Glia.Cli.Commands;

/// <summary><c>glia model list|show</c>: the built-in models of neurons, sources and synapses, and models in files.</summary>
internal static class ModelCommand
{
    public static GliaCommand Create()
    {
        var model = new GliaCommand("model", "List the models of neurons, sources and synapses, or show one.") { Examples = ["glia model list", "glia model show iaf_psc_exp", "glia model show stdp_synapse"] };
        model.Add(new GliaCommand("list", "List the built-in models.")
        {
            Examples = ["glia model list", "glia model list --json"],
            Run = (_, terminal, _) => Done(() => List(terminal)),
        });
        var name = new Argument<string>("NAME") { Description = "A built-in model, or a model file (YAML)" };
        var show = new GliaCommand("show", "Show a model: what it describes, its equations and parameters, and the step that they become.")
        {
            Details = "The step is the update IR that every back end reads: what is computed once per parameter set, then the phases evolve, receive, threshold and reset in "
                + "their order, with the integrator that was chosen and why. Of a synapse, it is what happens at spikes, in each step and at intervals.",
            Examples = ["glia model show iaf_psc_exp", "glia model show stdp_synapse", "glia model show my-model.yaml", "glia model show aeif_cond_exp --json"],
            Run = (parsed, terminal, _) => Done(() => Show(parsed.GetRequiredValue(name), terminal)),
        };
        show.Add(name);
        model.Add(show);
        return model;
    }

    private static Task<int> Done(Action action)
    {
        action();
        return Task.FromResult(ExitCode.Success);
    }

    private static void List(Terminal terminal)
    {
        (string Name, string Summary)[] neurons = [.. ModelLibrary.Names.Select(ModelLibrary.Get).Select(model => (model.Name, model.Summary))];
        (string Name, string Summary)[] synapses = [.. SynapseLibrary.Names.Select(SynapseLibrary.Get).Select(model => (model.Name, model.Summary))];
        if (terminal.Json)
        {
            JsonText.Write(terminal.Out, new JsonObject { ["ok"] = true, ["models"] = ToJson(neurons), ["synapses"] = ToJson(synapses) });
            return;
        }

        int width = neurons.Concat(synapses).Max(model => model.Name.Length);
        terminal.Out.WriteLine("Neurons and sources");
        foreach ((string name, string summary) in neurons) terminal.Out.WriteLine($"  {name.PadRight(width)}  {summary}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Synapses");
        foreach ((string name, string summary) in synapses) terminal.Out.WriteLine($"  {name.PadRight(width)}  {summary}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("'glia model show NAME' shows equations and parameters; 'glia run neuron NAME' shows a neuron at work.");
    }

    private static JsonArray ToJson(IEnumerable<(string Name, string Summary)> models) =>
        JsonText.Array(models.Select(model => new JsonObject { ["name"] = model.Name, ["summary"] = model.Summary }));

    private static void Show(string name, Terminal terminal)
    {
        if (File.Exists(name) && SynapseModelFile.IsSynapse(YamlFile.Read(name))) SynapseModelPage.Write(terminal, SynapseModelFile.Read(name));
        else if (File.Exists(name)) NeuronModelPage.Write(terminal, ModelFile.Read(name));
        else if (ModelLibrary.TryGet(name, out NeuronModel? neuron)) NeuronModelPage.Write(terminal, neuron);
        else if (SynapseLibrary.TryGet(name, out SynapseModel? synapse)) SynapseModelPage.Write(terminal, synapse);
        else throw new UsageException("glia model show", $"there is no model or file '{name}'.{Suggestion.For(name, ModelLibrary.Names.Concat(SynapseLibrary.Names))} 'glia model list' shows the models.");
    }
}
