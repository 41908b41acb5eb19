using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Equations.Printing;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Cli.Commands;

/// <summary>The page of a neuron or source model: what it describes, its text, and the step that it becomes.</summary>
internal static class NeuronModelPage
{
    public static void Write(Terminal terminal, NeuronModel model)
    {
        UpdateProgram program = ModelCompiler.Compile(model);
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(model, program));
        else WriteText(terminal.Out, model, program);
    }

    private static void WriteText(TextWriter output, NeuronModel model, UpdateProgram program)
    {
        ModelPage.WriteHead(output, model.Name, model.Summary, model.Documentation, ModelFile.Write(model with { Documentation = "" }));
        output.WriteLine("## As computed in each step");
        output.WriteLine();
        output.WriteLine(ProgramText.Of(program).TrimEnd());
    }

    private static JsonObject ToJson(NeuronModel model, UpdateProgram program) => new()
    {
        ["ok"] = true,
        ["name"] = model.Name,
        ["summary"] = model.Summary,
        ["documentation"] = model.Documentation,
        ["equations"] = model.Equations,
        ["threshold"] = model.Threshold,
        ["reset"] = model.Reset,
        ["refractory"] = model.Refractory,
        ["parameters"] = JsonText.Array(program.Parameters.Select(parameter => new JsonObject
        {
            ["name"] = parameter.Variable.Name,
            ["default"] = JsonText.Number(parameter.Default),
            ["unit"] = CustomaryUnits.Symbol(parameter.Variable.Dimension),
        })),
        ["states"] = JsonText.Array(program.States.Where(state => !state.Variable.Name.StartsWith('_')).Select(state => new JsonObject
        {
            ["name"] = state.Variable.Name, ["unit"] = CustomaryUnits.Symbol(state.Variable.Dimension),
        })),
        ["receptors"] = JsonText.Array(model.Receptors.Select(receptor => new JsonObject
        {
            ["name"] = receptor.Name, ["on_arrival"] = receptor.OnArrival, ["unit"] = receptor.Unit, ["weights"] = receptor.Weights,
        })),
        ["integration"] = JsonText.Array(program.Integration.Select(note => new JsonObject
        {
            ["variables"] = JsonText.Texts(note.Variables), ["method"] = note.Method, ["reason"] = note.Reason,
        })),
        ["step"] = ProgramText.Of(program),
        ["references"] = JsonText.Texts(model.References),
    };
}
