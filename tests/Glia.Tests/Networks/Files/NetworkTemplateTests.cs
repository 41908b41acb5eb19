using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Files;

namespace Glia.Tests.Networks.Files;

public sealed class NetworkTemplateTests
{
    private const string Text = """
        seed: 3
        models:
          - name: lif
            equations: |
              dv/dt = -v/tau : volt
            threshold: v > 10 mV
            reset: v = 0 mV
            receptors: {any: {on_arrival: v += w, unit: mV}}
            parameters: {tau: 10 ms}
        populations:
          E: {size: 100, model: iaf_psc_exp, parameters: {tau_m: 20 ms}}
          L2.3: {size: 10, model: lif}
        projections:
          - {from: E, to: L2.3, rule: {fixed_in_degree: 5}, weight: {normal: {mean: 1 mV, sd: 0.1 mV}}, delay: 1 ms}
          - {from: E, to: L2.3, rule: all_to_all, weight: 1 mV, delay: 1 ms}
          - {from: E, to: E, rule: all_to_all, weight: 1 pA, delay: 1 ms, synapse: {model: stdp_synapse, parameters: {alpha: 2}}}
        """;

    private static readonly NetworkTemplate s_template = NetworkTemplate.Parse(Text);

    [Fact]
    public void Without_changes_it_is_the_file()
    {
        Assert.Equal(NetworkFile.Write(NetworkFile.Parse(Text)), NetworkFile.Write(s_template.With()));
    }

    [Theory]
    [InlineData("seed", "9", "seed: 9")]
    [InlineData("time_step", "0.2 ms", "time_step: 0.2 ms")]
    [InlineData("populations.E.size", "200", "size: 200")]
    [InlineData("populations.E.tau_m", "15ms", "tau_m: 15 ms")]
    [InlineData("populations.E.V_th", "-50mV", "V_th: -50 mV")]
    [InlineData("populations.E.initial.V_m", "-60 mV", "initial: {V_m: -60 mV}")]
    [InlineData("populations.L2.3.tau", "{uniform: [5 ms, 6 ms]}", "tau: {uniform: ")]
    [InlineData("projections.E->L2.3.weight.normal.mean", "2mV", "mean: 2 mV")]
    [InlineData("projections.E->L2.3.rule.fixed_in_degree", "7", "fixed_in_degree: 7")]
    [InlineData("projections.E->L2.3-2.weight", "3mV", "weight: 3 mV")]
    [InlineData("projections.1.weight", "3mV", "", false)]
    [InlineData("projections.E->E.tau_plus", "15ms", "tau_plus: 15 ms")]
    [InlineData("projections.E->E.synapse.parameters.alpha", "3", "alpha: 3")]
    [InlineData("projections.E->E.synapse.model", "stdp_additive", "stdp_additive")]
    [InlineData("simulation.precision", "float32", "precision: float32")]
    [InlineData("models.lif.parameters.tau", "11 ms", "tau: 11 ms")]
    [InlineData("models.0.parameters.tau", "11 ms", "tau: 11 ms")]
    public void A_change_has_its_place(string path, string value, string written, bool exists = true)
    {
        if (exists) Assert.Contains(written, NetworkFile.Write(s_template.With(new NetworkChange(path, value))), StringComparison.Ordinal);
        else Assert.Throws<GliaException>(() => s_template.With(new NetworkChange(path, value)));
        Assert.Equal(3UL, s_template.With().Network.Seed);
    }

    [Fact]
    public void A_model_that_stays_as_it_is_stays_one_object()
    {
        Network first = s_template.With(new NetworkChange("populations.L2.3.tau", "11 ms")).Network, second = s_template.With(new NetworkChange("seed", "4")).Network;
        Assert.Same(first.Populations[1].Model, second.Populations[1].Model);
        Assert.NotSame(first.Populations[1].Model, s_template.With(new NetworkChange("models.lif.threshold", "v > 11 mV")).Network.Populations[1].Model);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_with_its_place_and_suggestions()
    {
        GliaException exception = Assert.Throws<GliaException>(() => s_template.With(
            new NetworkChange("sed", "1"),
            new NetworkChange("populations.e.size", "1"),
            new NetworkChange("populations.E", "1"),
            new NetworkChange("populations.E.V_thh", "-50 mV"),
            new NetworkChange("populations.E.tau_m", "15 mV"),
            new NetworkChange("projections.E->L2.weight", "1 mV"),
            new NetworkChange("projections.E->L2.3-2.weight.mean", "1 mV"),
            new NetworkChange("projections.E->L2.3-2.wieght", "1 mV"),
            new NetworkChange("models.3.name", "x"),
            new NetworkChange("populations.E.V_th", "")));
        string[] messages = [.. exception.Findings.Select(finding => finding.ToString())];
        Assert.Contains(messages, message => message.Contains("Did you mean 'seed'?", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("Did you mean 'E'?", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("names a population, not a value of it", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("V_thh", StringComparison.Ordinal) && message.Contains("Did you mean 'V_th'?", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("populations.E.tau_m=15 mV(1,", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("names the projection 'E->L2'", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("has no part 'mean'", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("Did you mean 'weight'?", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("its elements are 0 to 0", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("has no value", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_value_is_pointed_at_where_it_was_given()
    {
        GliaException exception = Assert.Throws<GliaException>(() => s_template.With(new NetworkChange("populations.E.tau_m", "15 mVV")));
        TextLocation place = Assert.Single(exception.Findings).Location!;
        Assert.Equal(("populations.E.tau_m=15 mVV", 24), (place.Excerpt, place.Column));
    }

    [Fact]
    public void The_later_of_two_changes_in_one_place_holds() =>
        Assert.Equal(5UL, s_template.With(new NetworkChange("seed", "4"), new NetworkChange("seed", "5")).Network.Seed);
}
