using System.Text.Json;
using Glia.Models;

namespace Glia.Cli.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Listing_as_json_names_every_experiment()
    {
        CliOutcome outcome = await Cli.RunAsync("list", "--json");
        Assert.Equal(0, outcome.Code);
        Assert.Contains(outcome.Json.GetProperty("experiments").EnumerateArray(), entry => entry.GetProperty("name").GetString() == "microcircuit");
    }

    [Fact]
    public async Task Every_built_in_model_is_listed_and_can_be_shown()
    {
        Assert.Equal(ModelLibrary.Names, (await Cli.RunAsync("model", "list", "--json")).Json.GetProperty("models").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
        foreach (string name in ModelLibrary.Names)
        {
            Assert.Equal(0, (await Cli.RunAsync("model", "show", name)).Code);
            Assert.Equal(name, (await Cli.RunAsync("model", "show", name, "--json")).Json.GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Every_built_in_synapse_model_is_listed_and_can_be_shown()
    {
        Assert.Equal(SynapseLibrary.Names, (await Cli.RunAsync("model", "list", "--json")).Json.GetProperty("synapses").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
        foreach (string name in SynapseLibrary.Names)
        {
            Assert.Contains("## As computed", (await Cli.RunAsync("model", "show", name)).Output, StringComparison.Ordinal);
            Assert.Equal(name, (await Cli.RunAsync("model", "show", name, "--json")).Json.GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task A_synapse_model_file_is_checked()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "rule.yaml");
        await File.WriteAllTextAsync(path, SynapseModelFile.Write(SynapseLibrary.Get("oja")));
        CliOutcome sound = await Cli.RunAsync("check", path, "--json");
        Assert.Equal((0, "synapse"), (sound.Code, sound.Json.GetProperty("kind").GetString()));
        await File.WriteAllTextAsync(path, SynapseModelFile.Write(SynapseLibrary.Get("stdp_synapse") with { OnPre = "w = nonsense" }));
        CliOutcome faulty = await Cli.RunAsync("check", path);
        Assert.Equal(1, faulty.Code);
        Assert.Contains("unknown name 'nonsense'", faulty.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Showing_a_model_prints_equations_parameters_and_the_step()
    {
        string text = (await Cli.RunAsync("model", "show", "iaf_psc_exp")).Output;
        Assert.Contains("dV_m/dt", text, StringComparison.Ordinal);
        Assert.Contains("tau_syn_ex", text, StringComparison.Ordinal);
        Assert.Contains("evolve", text, StringComparison.Ordinal);
        Assert.Contains("exact", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neuron_run_writes_recordings_and_a_report_and_gives_json()
    {
        using var folder = new TemporaryFolder();
        CliOutcome outcome = await Cli.RunAsync("run", "neuron", "iaf_psc_exp", "--current", "500pA", "--out", folder.Path, "--json");
        Assert.Equal(0, outcome.Code);
        JsonElement json = outcome.Json;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(12, json.GetProperty("facts").GetProperty("spikes").GetProperty("value").GetInt32());
        Assert.All(json.GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(file.GetString())));
        Assert.Contains(json.GetProperty("files").EnumerateArray(), file => file.GetString()!.EndsWith("report.html", StringComparison.Ordinal));
        Assert.NotEmpty(outcome.Error);
    }

    [Fact]
    public async Task The_doctor_gives_json()
    {
        CliOutcome outcome = await Cli.RunAsync("doctor", "--json");
        Assert.Equal(outcome.Json.GetProperty("ok").GetBoolean() ? 0 : 1, outcome.Code);
        Assert.NotEmpty(outcome.Json.GetProperty("checks").EnumerateArray());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error_with_its_name()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("not-a-folder", "");
        CliOutcome outcome = await Cli.RunAsync("run", "neuron", "iaf_psc_exp", "--out", Path.Combine(file, "results"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("not-a-folder", outcome.Error, StringComparison.Ordinal);
    }
}
