using System.CommandLine;
using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Equations.Printing;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Cli.Commands;

/// <summary><c>glia model list|show</c>: the built-in models, and models in files.</summary>
internal static class ModelCommand
{
    public static GliaCommand Create()
    {
        var model = new GliaCommand("model", "List the neuron and source models, or show one.") { Examples = ["glia model list", "glia model show iaf_psc_exp"] };
        model.Add(new GliaCommand("list", "List the built-in models.")
        {
            Examples = ["glia model list", "glia model list --json"],
            Run = (_, terminal, _) => Done(() => List(terminal)),
        });
        var name = new Argument<string>("NAME") { Description = "A built-in model, or a model file (YAML)" };
        var show = new GliaCommand("show", "Show a model: what it describes, its equations and parameters, and the step that they become.")
        {
            Details = "The step is the update IR that every back end reads: what is computed once per parameter set, then the phases evolve, receive, threshold and reset in "
                + "their order, with the integrator that was chosen and why.",
            Examples = ["glia model show iaf_psc_exp", "glia model show my-model.yaml", "glia model show aeif_cond_exp --json"],
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
        NeuronModel[] models = [.. ModelLibrary.Names.Select(ModelLibrary.Get)];
        if (terminal.Json)
        {
            JsonText.Write(terminal.Out, new JsonObject
            {
                ["ok"] = true,
                ["models"] = JsonText.Array(models.Select(model => new JsonObject { ["name"] = model.Name, ["summary"] = model.Summary })),
            });
            return;
        }

        int width = models.Max(model => model.Name.Length);
        foreach (NeuronModel model in models) terminal.Out.WriteLine($"{model.Name.PadRight(width)}  {model.Summary}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("'glia model show NAME' shows equations and parameters; 'glia run neuron NAME' shows one at work.");
    }

    private static void Show(string name, Terminal terminal)
    {
        NeuronModel model = Find(name);
        UpdateProgram program = ModelCompiler.Compile(model);
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(model, program));
        else WriteText(terminal.Out, model, program);
    }

    private static NeuronModel Find(string name)
    {
        if (File.Exists(name)) return ModelFile.Read(name);
        if (ModelLibrary.TryGet(name, out NeuronModel? model)) return model;
        throw new UsageException("glia model show", $"there is no model or file '{name}'.{Suggestion.For(name, ModelLibrary.Names)} 'glia model list' shows the models.");
    }

    private static void WriteText(TextWriter output, NeuronModel model, UpdateProgram program)
    {
        output.WriteLine($"{model.Name}: {model.Summary}");
        output.WriteLine();
        if (model.Documentation.Length > 0)
        {
            output.WriteLine(model.Documentation.Trim());
            output.WriteLine();
        }

        output.WriteLine("## As written");
        output.WriteLine();
        foreach (string line in ModelFile.Write(model with { Documentation = "" }).TrimEnd().Split('\n')) output.WriteLine("    " + line.TrimEnd());
        output.WriteLine();
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
