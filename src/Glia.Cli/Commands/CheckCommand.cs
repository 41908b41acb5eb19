using System.CommandLine;
using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Equations;
using Glia.Errors;
using Glia.Gallery.NetworkFiles;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Cli.Commands;

/// <summary><c>glia check</c>: everything that is wrong with a network or model file, without running it.</summary>
internal static class CheckCommand
{
    public static GliaCommand Create()
    {
        var file = new Argument<string>("FILE") { Description = "A network file, or a model file of a neuron, source or synapse (YAML)" };
        var command = new GliaCommand("check", "Check a network or model file without running it.")
        {
            Details = "Finds everything at once, with line and column, and says how much memory the network will take; one that does not fit is an error. Exit code 1 when there are errors.",
            Examples = ["glia check my-network.yaml", "glia check my-model.yaml --json"],
            Run = (parsed, terminal, _) => Task.FromResult(Run(parsed.GetRequiredValue(file), terminal)),
        };
        command.Add(file);
        return command;
    }

    private static int Run(string path, Terminal terminal)
    {
        if (Directory.Exists(path)) throw new GliaException("glia check", $"'{path}' is a folder. Give a file in it.");
        if (!File.Exists(path)) throw new GliaException("glia check", $"there is no file '{path}'.");
        Report report = IsNetwork(path) ? CheckNetwork(path) : CheckModel(path);
        bool ok = report.Findings.All(finding => finding.Severity != Severity.Error);
        if (terminal.Json)
        {
            report.Facts["ok"] = ok;
            report.Facts["findings"] = FindingWriter.ToJson(report.Findings);
            JsonText.Write(terminal.Out, report.Facts);
        }
        else
        {
            foreach (Finding finding in report.Findings) FindingWriter.WriteText(terminal.Out, finding);
            terminal.Out.WriteLine(ok ? $"{path}: {report.Summary}" : $"{path}: {Errors(report)}");
        }

        return ok ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Errors(Report report) => report.Findings.Count(finding => finding.Severity == Severity.Error) is var count && count == 1 ? "1 error" : $"{count} errors";

    /// <summary>A network names populations; a model has texts of its own. Told by lines, so that a file with faulty YAML is what it was meant to be.</summary>
    private static bool IsNetwork(string path) => !HasKey(path, "equations", "spikes", "output", "on_pre", "on_post") || HasKey(path, "populations");

    private static bool HasKey(string path, params string[] keys) =>
        File.ReadLines(path).Any(line => keys.Any(key => line.StartsWith(key + ":", StringComparison.Ordinal)));

    private static Report CheckNetwork(string path)
    {
        try
        {
            NetworkDocument document = NetworkFile.Read(path);
            MemoryEstimate memory = Simulation.Simulation.EstimateMemory(document.Network, NetworkFileExperiment.OptionsOf(document));
            Finding? tooLarge = memory.Check(AvailableMemory.Bytes());
            IReadOnlyList<Population> populations = document.Network.Populations;
            long sources = populations.Where(IsSource).Sum(population => population.Size), neurons = populations.Sum(population => population.Size) - sources;
            double fromSources = memory.Projections.Zip(document.Network.Projections).Where(pair => IsSource(pair.Second.Source)).Sum(pair => pair.First.Synapses.Expected);
            double synapses = memory.Synapses - fromSources;
            var facts = new JsonObject
            {
                ["file"] = path, ["kind"] = "network", ["neurons"] = neurons, ["sources"] = sources, ["synapses"] = JsonText.Number(synapses),
                ["source_connections"] = JsonText.Number(fromSources), ["memory_bytes"] = JsonText.Number(memory.TotalBytes),
            };
            return new Report(tooLarge is null ? document.Findings : document.Findings.Add(tooLarge),
                FormattableString.Invariant($"network of {populations.Count} populations, {neurons:N0} neurons, {sources:N0} sources, {synapses:N0} synapses, {fromSources:N0} connections from sources expected; takes {MemoryEstimate.Size(memory.TotalBytes)} of memory"), facts);
        }
        catch (GliaException exception)
        {
            return new Report(exception.Findings, "", new JsonObject { ["file"] = path, ["kind"] = "network" });
        }
    }

    private static bool IsSource(Population population) => ModelCompiler.Compile(population.Model).IsSource;

    private static Report CheckModel(string path)
    {
        var facts = new JsonObject { ["file"] = path, ["kind"] = "model" };
        try
        {
            bool isSynapse = SynapseModelFile.IsSynapse(YamlFile.Read(path));
            if (isSynapse) facts["kind"] = "synapse";
            return isSynapse ? CheckSynapse(SynapseModelFile.Read(path), facts) : CheckNeuron(ModelFile.Read(path), facts);
        }
        catch (GliaException exception)
        {
            return new Report(exception.Findings, "", facts);
        }
    }

    private static Report CheckNeuron(NeuronModel model, JsonObject facts)
    {
        IReadOnlyList<Finding> findings = ModelCompiler.Check(model);
        if (findings.All(finding => finding.Severity != Severity.Error)) ModelCompiler.Compile(model);
        return new Report(findings, $"model '{model.Name}' is sound", facts);
    }

    private static Report CheckSynapse(SynapseModel model, JsonObject facts) =>
        new(SynapseCompiler.Check(model), $"synapse model '{model.Name}' is sound; what it reads of neurons is checked with a network", facts);

    private sealed record Report(IReadOnlyList<Finding> Findings, string Summary, JsonObject Facts);
}
