using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Equations.Printing;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Cli.Commands;

/// <summary>The page of a synapse model: what it describes, its text, and what it becomes.</summary>
internal static class SynapseModelPage
{
    /// <summary>Weights that a model may be used with, the commonest first.</summary>
    private static readonly Dimension[] s_weights = [Dimension.Current, Dimension.Conductance, Dimension.Voltage, Dimension.None];

    public static void Write(Terminal terminal, SynapseModel model)
    {
        SynapseProgram? program = Compile(model);
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(model, program));
        else WriteText(terminal.Out, model, program);
    }

    /// <summary>The program for the first unit of weight that suits; null for a model that reads variables of neurons, which only a network has.</summary>
    /// <exception cref="GliaException">Something is wrong with the model itself.</exception>
    private static SynapseProgram? Compile(SynapseModel model)
    {
        if (SynapseCompiler.Check(model) is var findings && findings.Any(finding => finding.Severity == Severity.Error)) throw new GliaException(findings);
        NeuronModel neuron = ModelLibrary.Get("iaf_psc_exp");
        foreach (Dimension weight in s_weights)
        {
            var place = new SynapseContext(weight, neuron, neuron);
            if (SynapseCompiler.Check(model, place).All(finding => finding.Severity != Severity.Error)) return SynapseCompiler.Compile(model, place);
        }

        return null;
    }

    private static void WriteText(TextWriter output, SynapseModel model, SynapseProgram? program)
    {
        ModelPage.WriteHead(output, model.Name, model.Summary, model.Documentation, SynapseModelFile.Write(model with { Documentation = "" }));
        output.WriteLine("## As computed");
        output.WriteLine();
        output.WriteLine(Computed(program));
    }

    private static string Computed(SynapseProgram? program) =>
        program is null ? "Depends on the neurons: the model reads variables of theirs." : SynapseText.Of(program).TrimEnd();

    private static JsonObject ToJson(SynapseModel model, SynapseProgram? program) => new()
    {
        ["ok"] = true,
        ["name"] = model.Name,
        ["summary"] = model.Summary,
        ["documentation"] = model.Documentation,
        ["equations"] = model.Equations,
        ["on_pre"] = model.OnPre,
        ["on_post"] = model.OnPost,
        ["run_regularly"] = model.RunRegularly,
        ["interval"] = model.Interval,
        ["delay"] = model.Delay == DelaySite.Dendritic ? "dendritic" : "axonal",
        ["parameters"] = JsonText.Array(model.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new JsonObject { ["name"] = pair.Key, ["default"] = pair.Value })),
        ["event_driven"] = program?.IsEventDriven,
        ["states"] = program is null ? null : Names(program.States),
        ["pre_traces"] = program is null ? null : Names(program.PreTraces),
        ["post_traces"] = program is null ? null : Names(program.PostTraces),
        ["modulators"] = program is null ? null : JsonText.Texts(program.Modulators.Select(modulator => modulator.Name)),
        ["step"] = Computed(program),
        ["references"] = JsonText.Texts(model.References),
    };

    private static JsonArray Names(IEnumerable<StateDefinition> states) => JsonText.Texts(states.Select(state => state.Variable.Name));
}
