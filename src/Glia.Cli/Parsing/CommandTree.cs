using System.CommandLine;
using Glia.Cli.Commands;

namespace Glia.Cli.Parsing;

/// <summary>All commands and the options that every command takes.</summary>
internal sealed class CommandTree
{
    public CommandTree()
    {
        Root = new GliaCommand("glia", "Describe, simulate and look at spiking neural networks.")
        {
            Examples =
            [
                "glia run microcircuit                               a cortical column, against published rates",
                "glia run microcircuit --scale 0.1 --duration 500ms  the same, smaller and shorter",
                "glia run my-network.yaml --json                     a network of your own",
                "glia model show iaf_psc_exp                         equations and parameters of a model",
                "glia run brunel --help                              options of an experiment",
            ],
        };
        Root.Add(RunCommand.Create());
        Root.Add(ResumeCommand.Create());
        Root.Add(SweepCommand.Create());
        Root.Add(CheckCommand.Create());
        Root.Add(ListCommand.Create());
        Root.Add(ModelCommand.Create());
        Root.Add(ValidateCommand.Create());
        Root.Add(BenchCommand.Create());
        Root.Add(DoctorCommand.Create());
        Root.Add(Json);
        Root.Add(Help);
        Root.Add(Version);
    }

    /// <summary>The root command.</summary>
    public GliaCommand Root { get; }

    /// <summary>Machine-readable output.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document to standard output; progress goes to standard error", Recursive = true,
    };

    /// <summary>Help.</summary>
    public Option<bool> Help { get; } = new("--help", "-h", "-?") { Description = "Show this help", Recursive = true };

    /// <summary>The version, on the root only.</summary>
    public Option<bool> Version { get; } = new("--version") { Description = "Show the version" };
}
