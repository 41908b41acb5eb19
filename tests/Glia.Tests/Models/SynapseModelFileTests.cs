using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Models;

public sealed partial class SynapseModelFileTests
{
    private const string Text = """
        name: gated
        summary: A synapse
        description: |
          Some *Markdown*.
        equations: |
          w : weight
          dx/dt = -x/tau : 1
          gate : 1 (modulator)
          tau : second (constant)
          step : second (constant)
          amount : weight (constant)
        on_pre: |
          w += gate*shape(x)*amount
          x += 1
        on_post: w *= 1
        run_regularly: w *= 1
        interval: 2*step
        delay: dendritic
        parameters: {amount: 2 weight, tau: 20 ms, step: 5 ms}
        initial:
          x: 0.5
        functions:
          shape: {arguments: {x: "1"}, result: "1", expression: x**2}
        method: euler
        references: ["Somebody (2001)"]
        """;

    [Fact]
    public void Every_entry_is_read()
    {
        SynapseModel model = SynapseModelFile.Parse(Text, "gated.yaml");
        Assert.Equal(("gated", "A synapse", "euler", DelaySite.Dendritic), (model.Name, model.Summary, model.Method, model.Delay));
        Assert.Equal("Some *Markdown*.\n", model.Documentation);
        Assert.Equal(("w += gate*shape(x)*amount\nx += 1\n", "w *= 1", "w *= 1", "2*step"), (model.OnPre, model.OnPost, model.RunRegularly, model.Interval));
        Assert.Equal(["amount", "step", "tau"], model.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("0.5", model.Initial["x"]);
        Assert.Equal(Dimension.None, Assert.IsType<ExpressionFunction>(model.Functions["shape"]).Result);
        Assert.Equal("Somebody (2001)", Assert.Single(model.References));
        Assert.Empty(SynapseCompiler.Check(model).Select(finding => finding.ToString()));
    }

    [Fact]
    public void Written_model_is_read_as_the_same()
    {
        SynapseModel model = SynapseModelFile.Parse(Text, "gated.yaml");
        string written = SynapseModelFile.Write(model);
        SynapseModel again = SynapseModelFile.Parse(written, "written.yaml");
        Assert.Equal(written, SynapseModelFile.Write(again));
        Assert.Equal((model.Documentation, model.OnPre, model.Delay), (again.Documentation, again.OnPre, again.Delay));
        Assert.Equal(model.Parameters.OrderBy(pair => pair.Key), again.Parameters.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Delay_is_axonal_unless_it_is_said() =>
        Assert.Equal(DelaySite.Axonal, SynapseModelFile.Parse(Text.Replace("delay: dendritic\n", "", StringComparison.Ordinal), "gated.yaml").Delay);

    [Fact]
    public void Function_in_code_cannot_be_written()
    {
        var code = new DelegateFunction([], Dimension.None, _ => 0);
        SynapseModel model = new() { Name = "m", Functions = ImmutableDictionary<string, UserFunction>.Empty.Add("f", code) };
        Assert.Contains("is C# code", Assert.Throws<GliaException>(() => SynapseModelFile.Write(model)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: gated", "nam: gated", "gated.yaml(1,1): synapse model: lacks 'name'.")]
    [InlineData("on_post:", "onpost:", "gated.yaml(15,1): synapse model 'gated': has the unknown key 'onpost'. Did you mean 'on_post'?")]
    [InlineData("delay: dendritic", "delay: synaptic", "gated.yaml(18,8): synapse model 'gated', delay: is 'synaptic', expected axonal or dendritic.")]
    [InlineData("tau: 20 ms", "tau: [20 ms]", "gated.yaml(19,37): synapse model 'gated', parameters, tau: is a list, expected one value, for example '10 ms'.")]
    public void Wrong_form_is_reported_with_its_place(string original, string changed, string message)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);
        GliaException failure = Assert.Throws<GliaException>(() => SynapseModelFile.Parse(Text.Replace(original, changed, StringComparison.Ordinal), "gated.yaml"));
        Assert.Contains(message, failure.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void File_cut_anywhere_is_checked_or_refused()
    {
        for (int length = 0; length <= Text.Length; length++)
        {
            try
            {
                SynapseCompiler.Check(SynapseModelFile.Parse(Text[..length], "gated.yaml"));
            }
            catch (GliaException e)
            {
                Assert.NotEmpty(e.Findings);
            }
        }
    }

    [Fact]
    public void The_example_of_the_documentation_is_sound()
    {
        string text = Blocks().Match(RepositoryFile.Read("docs", "plasticity.md")).Groups[1].Value;
        Assert.Empty(SynapseCompiler.Check(SynapseModelFile.Parse(text, "plasticity.md")).Select(finding => finding.ToString()));
    }

    [GeneratedRegex("```yaml\n(name:.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
