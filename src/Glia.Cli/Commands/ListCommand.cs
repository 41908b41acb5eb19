using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Gallery;

namespace Glia.Cli.Commands;

/// <summary><c>glia list</c>: the experiments.</summary>
internal static class ListCommand
{
    public static GliaCommand Create() => new("list", "List the experiments that 'glia run' knows.")
    {
        Examples = ["glia list", "glia list --json"],
        Run = (_, terminal, _) =>
        {
            Write(terminal);
            return Task.FromResult(ExitCode.Success);
        },
    };

    private static void Write(Terminal terminal)
    {
        if (terminal.Json)
        {
            JsonText.Write(terminal.Out, new JsonObject
            {
                ["ok"] = true,
                ["experiments"] = JsonText.Array(ExperimentCatalog.All.Select(experiment => new JsonObject
                {
                    ["name"] = experiment.Name, ["summary"] = experiment.Summary, ["sources"] = JsonText.Texts(experiment.Sources),
                })),
            });
            return;
        }

        int width = ExperimentCatalog.All.Select(experiment => experiment.Name.Length).DefaultIfEmpty().Max();
        foreach (Experiment experiment in ExperimentCatalog.All) terminal.Out.WriteLine($"{experiment.Name.PadRight(width)}  {experiment.Summary}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Run one with 'glia run NAME'; 'glia run NAME --help' shows its options. Models of neurons and synapses: 'glia model list'.");
    }
}
