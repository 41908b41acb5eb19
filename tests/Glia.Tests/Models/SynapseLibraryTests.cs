using System.Text.RegularExpressions;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Yaml;

namespace Glia.Tests.Models;

public sealed partial class SynapseLibraryTests
{
    public static TheoryData<string> Names => [.. SynapseLibrary.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_built_in_is_sound_and_documented(string name)
    {
        SynapseModel model = SynapseLibrary.Get(name);
        Assert.Equal(name, model.Name);
        Assert.Empty(SynapseCompiler.Check(model).Select(finding => finding.ToString()));
        Assert.NotEmpty(model.Summary);
        Assert.NotEmpty(model.Documentation);
        if (name is not ("static_synapse" or "ht_synapse")) Assert.NotEmpty(model.References);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_line_of_a_built_in_says_what_it_declares_and_every_parameter_has_a_default(string name)
    {
        SynapseModel model = SynapseLibrary.Get(name);
        Assert.All(model.Equations.Trim().Split('\n'), line => Assert.Contains(" # ", line, StringComparison.Ordinal));
        Assert.Equal(Parameters().Matches(model.Equations).Select(match => match.Groups[1].Value).Order(), model.Parameters.Keys.Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_built_in_survives_being_written_and_read(string name)
    {
        SynapseModel model = SynapseLibrary.Get(name);
        string text = SynapseModelFile.Write(model);
        SynapseModel again = SynapseModelFile.Parse(text, "written.yaml");
        Assert.Equal(text, SynapseModelFile.Write(again));
        Assert.Equal((model.Equations, model.OnPre, model.OnPost, model.RunRegularly, model.Interval, model.Delay),
            (again.Equations, again.OnPre, again.OnPost, again.RunRegularly, again.Interval, again.Delay));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_built_in_is_known_by_its_form_and_stands_in_the_catalogue(string name)
    {
        SynapseModel model = SynapseLibrary.Get(name);
        Assert.True(SynapseModelFile.IsSynapse(YamlFile.Parse(SynapseModelFile.Write(model), "written.yaml")));
        Assert.Contains($"| `{name}` | {model.Summary} |", RepositoryFile.Read("docs", "synapses.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_neuron_model_is_taken_for_a_synapse() =>
        Assert.All(ModelLibrary.Names, name => Assert.False(SynapseModelFile.IsSynapse(YamlFile.Parse(ModelFile.Write(ModelLibrary.Get(name)), "written.yaml"))));

    [Fact]
    public void Misspelt_name_gets_a_suggestion()
    {
        GliaException failure = Assert.Throws<GliaException>(() => SynapseLibrary.Get("stdp_synaps"));
        Assert.StartsWith("synapse model 'stdp_synaps': is not built in. Did you mean 'stdp_synapse'?", failure.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(\w+) : [^#]*\(constant\)", RegexOptions.Multiline)]
    private static partial Regex Parameters();
}
