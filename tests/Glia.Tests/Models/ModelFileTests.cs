using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Models;

public sealed class ModelFileTests
{
    private const string Text = """
        name: lif
        summary: A neuron
        description: |
          Some *Markdown*.

              dV/dt = ...
        equations: |
          dV_m/dt = (E_L - V_m)/tau_m + alpha_rate(V_m)*mV : volt (unless refractory)

          E_L : volt   # rest
          tau_m : second (constant)
          on : boolean (constant)
        run_regularly: V_m += 0*mV
        before_threshold: V_m -= 0*mV
        threshold: V_m >= -50*mV and on
        reset: V_m = E_L
        refractory: 2 ms
        receptors:
          excitatory: {on_arrival: V_m += w, unit: mV, weights: positive, unless_refractory: true}
          inhibitory: {on_arrival: "V_m += w", unit: mV}
        parameters: {E_L: -70 mV, tau_m: 10 ms, on: true}
        initial:
          V_m: E_L
        functions:
          alpha_rate: {arguments: {v: volt}, result: 1/ms, expression: v/(1*mV)/ms}
        method: euler
        tolerance: 1e-5
        threshold_within_step: false
        references: ["Somebody (2001)", "Somebody else: \"quoted\" # not a comment (2002)"]
        """;

    [Fact]
    public void Every_entry_is_read()
    {
        NeuronModel model = ModelFile.Parse(Text, "lif.yaml");
        Assert.Equal(("lif", "A neuron", "euler", "1e-5", false), (model.Name, model.Summary, model.Method, model.Tolerance, model.ThresholdWithinStep));
        Assert.Equal("Some *Markdown*.\n\n    dV/dt = ...\n", model.Documentation);
        Assert.Equal(("V_m >= -50*mV and on", "V_m = E_L", "2 ms"), (model.Threshold, model.Reset, model.Refractory));
        Assert.Equal(("V_m += 0*mV", "V_m -= 0*mV"), (model.RunRegularly, model.BeforeThreshold));
        Assert.Equal([new Receptor("excitatory", "V_m += w", "mV") { Weights = "positive", UnlessRefractory = true }, new Receptor("inhibitory", "V_m += w", "mV")], model.Receptors.AsEnumerable());
        Assert.Equal(["E_L", "on", "tau_m"], model.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("true", model.Parameters["on"]);
        Assert.Equal("E_L", model.Initial["V_m"]);
        var function = Assert.IsType<ExpressionFunction>(model.Functions["alpha_rate"]);
        Assert.Equal(("v", Dimension.Voltage), Assert.Single(function.Arguments));
        Assert.Equal(Dimension.Frequency, function.Result);
        Assert.Equal(["Somebody (2001)", "Somebody else: \"quoted\" # not a comment (2002)"], model.References.AsEnumerable());
        Assert.Empty(ModelCompiler.Check(model));
    }

    [Fact]
    public void Written_model_is_read_as_the_same()
    {
        NeuronModel model = ModelFile.Parse(Text, "lif.yaml");
        string written = ModelFile.Write(model);
        NeuronModel again = ModelFile.Parse(written, "written.yaml");
        Assert.Equal(written, ModelFile.Write(again));
        Assert.Equal(model.Receptors.AsEnumerable(), again.Receptors);
        Assert.Equal(model.References.AsEnumerable(), again.References);
        Assert.Equal(model.Parameters.OrderBy(pair => pair.Key), again.Parameters.OrderBy(pair => pair.Key));
        Assert.Equal(model.Documentation, again.Documentation);
        Assert.StartsWith("name: lif\nsummary: A neuron\ndescription: |\n  Some *Markdown*.\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_of_awkward_texts_survives_being_written()
    {
        var model = new NeuronModel
        {
            Name = "true",
            Summary = " leading blank, 'quotes', \"more\", # hash, colon: ",
            Documentation = "\n  indented first\nlast\n\n\n",
            Equations = "dV/dt = -V/tau : 1\ttab",
            Parameters = ImmutableDictionary<string, string>.Empty.Add("tau", "").Add("no", "0x10").Add("~", "null"),
            References = ["- dash", "", "multi\nline"],
        };
        NeuronModel again = ModelFile.Parse(ModelFile.Write(model), "written.yaml");
        Assert.Equal((model.Name, model.Summary, model.Documentation, model.Equations), (again.Name, again.Summary, again.Documentation, again.Equations));
        Assert.Equal(model.Parameters.OrderBy(pair => pair.Key), again.Parameters.OrderBy(pair => pair.Key));
        Assert.Equal(model.References.AsEnumerable(), again.References);
    }

    [Fact]
    public void Function_in_code_cannot_be_written()
    {
        var code = new DelegateFunction([], Dimension.None, _ => 0);
        NeuronModel model = new() { Name = "m", Functions = ImmutableDictionary<string, UserFunction>.Empty.Add("f", code) };
        Assert.Contains("is C# code", Assert.Throws<GliaException>(() => ModelFile.Write(model)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(E_L - V_m)", "(E_L - V_k)", "lif.yaml(8,20): model 'lif', dV_m/dt: unknown name 'V_k'. Did you mean 'V_m'?")]
    [InlineData("threshold: V_m >= -50*mV", "threshold: V_m >= -50*ms", "lif.yaml(15,19): model 'lif', threshold: found a time (ms), expected a voltage (mV) as on the other side of '>='.")]
    [InlineData("reset: V_m = E_L", "reset: V_m = tau_m", "lif.yaml(16,14): model 'lif', reset: found a time (ms), expected a voltage (mV).")]
    [InlineData("\"V_m += w\"", "\"V_m += w*w\"", "lif.yaml(20,36): model 'lif', receptor 'inhibitory', on_arrival: found mV^2, expected a voltage (mV).")]
    [InlineData("tau_m: 10 ms", "tau_m: 10 mV", "lif.yaml(21,34): model 'lif', parameter 'tau_m': found a voltage (mV), expected a time (ms).")]
    [InlineData("  V_m: E_L", "  V_m: tau_m", "lif.yaml(23,8): model 'lif', initial V_m: found a time (ms), expected a voltage (mV).")]
    [InlineData("v/(1*mV)/ms", "v/(1*mV)", "lif.yaml(25,64): model 'lif', function 'alpha_rate': found a pure number, expected a rate (1/ms).")]
    public void Finding_names_line_and_column_of_the_file(string original, string changed, string message)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);
        NeuronModel model = ModelFile.Parse(Text.Replace(original, changed, StringComparison.Ordinal), "lif.yaml");
        Finding finding = Assert.Single(ModelCompiler.Check(model), finding => finding.Severity == Severity.Error);
        Assert.Equal(message, finding.ToString());
        Assert.Equal(changed.Trim().Length > 0, finding.Location!.Excerpt!.Contains(changed.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Text_changed_in_code_is_no_longer_placed_in_the_file()
    {
        NeuronModel model = ModelFile.Parse(Text, "lif.yaml") with { Threshold = "V_m >= on" };
        Assert.StartsWith("lif/threshold(1,8)", Assert.Single(ModelCompiler.Check(model)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: lif", "nam: lif", "lif.yaml(1,1): model: lacks 'name'.")]
    [InlineData("summary:", "summery:", "lif.yaml(2,1): model 'lif': has the unknown key 'summery'. Did you mean 'summary'?")]
    [InlineData("unit: mV}", "units: mV}", "lif.yaml(20,15): model 'lif', receptor 'inhibitory': lacks 'unit'.")]
    [InlineData("unless_refractory: true", "unless_refractory: maybe", "lif.yaml(19,86): model 'lif', receptor 'excitatory', unless_refractory: is 'maybe', expected true or false.")]
    [InlineData("E_L: -70 mV", "E_L: [1, 2]", "lif.yaml(21,19): model 'lif', parameters, E_L: is a list, expected one value, for example '10 ms'.")]
    [InlineData("{v: volt}", "{v: vlt}", "lif.yaml(25,31): model 'lif', function 'alpha_rate', arguments, v: 'vlt' has the unknown unit 'vlt'. Did you mean 'volt'?")]
    [InlineData("threshold_within_step: false", "threshold_within_step: 3", "lif.yaml(28,24): model 'lif', threshold_within_step: is '3', expected true or false.")]
    public void Wrong_form_is_reported_with_its_place(string original, string changed, string message)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);
        GliaException failure = Assert.Throws<GliaException>(() => ModelFile.Parse(Text.Replace(original, changed, StringComparison.Ordinal), "lif.yaml"));
        Assert.Contains(message, failure.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void File_cut_anywhere_is_compiled_or_refused()
    {
        for (int length = 0; length <= Text.Length; length++) CheckOrRefuse(Text[..length]);
    }

    [Fact]
    public void File_with_any_change_is_compiled_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, Text.Length - 1).SelectMany(place => Gen.Choose(1, 20).SelectMany(length => Gen.Elements("", ":", "\n", "  ", "- ", "&a ", "*a", "(", "\t", "~", "{", "]", "|", "\"").Select(put => (place, length, put)))).ToArbitrary(),
        change => CheckOrRefuse(Text[..change.place] + change.put + Text[Math.Min(Text.Length, change.place + change.length)..])));

    private static bool CheckOrRefuse(string text)
    {
        try
        {
            ModelCompiler.Check(ModelFile.Parse(text, "lif.yaml"));
        }
        catch (GliaException e)
        {
            Assert.NotEmpty(e.Findings);
        }

        return true;
    }
}
