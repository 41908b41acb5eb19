using Glia.Errors;
using Glia.Networks.Files;

namespace Glia.Tests.Networks.Files;

public sealed class NetworkFileErrorTests
{
    [Fact]
    public void Everything_wrong_is_reported_at_once_with_its_place()
    {
        const string text = """
            name: example
            seeed: 42
            seed: -1
            time_step: 0.1 mV
            populations:
              E: {size: 8oo, model: iaf_psc_exp}
              I: {model: iaf_psc_expp, parameters: {tau_m: 20 mss}}
              X: {size: 3, model: iaf_psc_exp, parameters: {tau_m: 20 mV, tau_mm: 4 ms, I_e: {norml: {mean: 3 pA}}}}
              Q: {model: poisson, modell: poisson, parameters: {rate: 8}}
            projections:
              - {from: X, to: Y, rule: all_to_all, weight: 20 pA, delay: 1.5 ms}
              - {from: X, to: X, rule: {fixed_indegree: 4}, weight: 20, delay: 0.01 ms}
              - {from: X, to: X, rule: {fixed_in_degree: 4.5}, weight: 20 pA}
              - {from: X, to: X, rule: all_to_all, weight: -20 pA, delay: 0.05 ms, receptor: exitatory}
            record:
              - {spikes: X, neurons: 0..99}
              - {states: X, variables: [Vm], every: 0}
              - {volts: X}
            simulation: {threads: 0, precision: float16}
            output: {format: cvs}
            """;
        Assert.Equal(
        [
            "net.yaml(2,1): network: has the unknown key 'seeed'. Did you mean 'seed'?",
            "net.yaml(3,7): network, seed: is '-1', expected a whole number from 0 to 18446744073709551615.",
            "net.yaml(4,12): network, time step: '0.1 mV' is a voltage (mV), expected a time (ms).",
            "net.yaml(6,13): population 'E', size: is '8oo', expected a whole number.",
            "net.yaml(7,14): population 'I', model: is 'iaf_psc_expp', which is neither built in nor in the section 'models'. Did you mean 'iaf_psc_exp'?",
            "net.yaml(7,51): population 'I', parameter 'tau_m': '20 mss' has the unknown unit 'mss'. Did you mean 'ms'?",
            "net.yaml(8,49): population 'X', parameter 'tau_m': is 20 mV, but a time (ms) is expected. Give it in ms or another unit of the same dimension.",
            "net.yaml(8,63): population 'X', parameter 'tau_mm': is unknown: the model 'iaf_psc_exp' has no parameter of that name. Did you mean 'tau_m'?",
            "net.yaml(8,83): population 'X', parameter 'I_e': has the unknown distribution 'norml'. Did you mean 'normal'?",
            "net.yaml(9,23): population 'Q': has the unknown key 'modell'. Did you mean 'model'?",
            "net.yaml(9,53): population 'Q', parameter 'rate': is 8, but a rate (1/ms) is expected. Give it in Hz or another unit of the same dimension.",
            "net.yaml(11,19): projection 'X->Y', target: is 'Y', which is no population. There are: 'E', 'I', 'X', 'Q'.",
            "net.yaml(12,29): projection 'X->X', rule: is 'fixed_indegree', which is no rule. Did you mean 'fixed_in_degree'?",
            "net.yaml(12,57): projection 'X->X', weight: is 20, but the receptor 'excitatory' of 'iaf_psc_exp' takes a current (pA). Give a current (pA).",
            "net.yaml(12,68): projection 'X->X', delay: is 0.01 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.",
            "net.yaml(13,5): projection 'X->X-2': lacks 'delay'.",
            "net.yaml(13,46): projection 'X->X-2', rule: is '4.5', expected a whole number.",
            "net.yaml(14,63): projection 'X->X-3', delay: is 0.05 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.",
            "net.yaml(14,82): projection 'X->X-3', receptor: is 'exitatory', which the model 'iaf_psc_exp' does not have. Its receptors: 'excitatory', 'inhibitory'. Did you mean 'excitatory'?",
            "net.yaml(16,26): recorder 'spikes-X', neurons: names the neuron 99, but 'X' has the neurons 0 to 2. Correct the range.",
            "net.yaml(17,28): recorder 'states-X', variables: names 'Vm', which the model 'iaf_psc_exp' does not have. Did you mean 'V_m'?",
            "net.yaml(17,41): recorder 'states-X', every: is 0 steps, but samples are at least one step apart. Give 1 or more.",
            "net.yaml(18,5): recorder 3: is a mapping, expected one of {spikes: POPULATION}, {states: POPULATION, variables: [...]}, {rate: POPULATION} and {synapses: PROJECTION, variables: [...]}.",
            "net.yaml(19,23): simulation: has 0 threads, but 1 to 1024 are possible.",
            "net.yaml(19,37): simulation: has the precision 'float16', expected float32 or float64. Did you mean 'float32'?",
            "net.yaml(20,18): output: has the format 'cvs', expected csv, npy or npz. Did you mean 'csv'?",
        ], Findings(text));
    }

    [Theory]
    [InlineData("populations: 5", "net.yaml(1,14): network, populations: is '5', expected a mapping of names to values.")]
    [InlineData("populations: {A: 5}", "net.yaml(1,18): population 'A': is '5', expected {size: ..., model: ...}.")]
    [InlineData("populations: {A: {size: 5}}", "net.yaml(1,18): population 'A': lacks 'model'.")]
    [InlineData("populations: {A: {model: [x]}}", "net.yaml(1,26): population 'A', model: is a list, expected the name of a model; models of your own stand in the section 'models'.")]
    [InlineData("name: x", "net.yaml(1,1): network: has no population. Add at least one.")]
    [InlineData("5", "net.yaml(1,1): network: is '5', expected a mapping of names to values.")]
    [InlineData("models: 5\npopulations: {A: {model: dc}}", "net.yaml(1,9): models: is '5', expected a list of models, each with '- name: ...' or '- {file: ...}'.")]
    [InlineData("duration: -5 ms\npopulations: {A: {model: dc}}", "net.yaml(1,11): network, duration: is -5 ms, but it must be finite and 0 or more.")]
    [InlineData("duration: 5.07 ms\npopulations: {A: {model: dc}}", "net.yaml(1,11): network, duration: is 5.07 ms, not a multiple of the time step 0.1 ms. Use 5.1 ms.")]
    public void Sections_have_a_form(string text, string expected) => Assert.Equal([expected], Findings(text));

    [Theory]
    [InlineData("5", "is '5', expected a list of projections, each with '- {from: ..., to: ..., rule: ...}'.", "projections")]
    [InlineData("[5]", "is '5', expected {from: ..., to: ..., rule: ..., weight: ..., delay: ...}.", "projection 1")]
    [InlineData("[{from: A, to: A, rule: [x], weight: 1 pA, delay: 1 ms}]", "is a list, expected one of one_to_one, all_to_all, pairwise_bernoulli, fixed_in_degree, fixed_out_degree, fixed_total_number, distance, pairs, csr.", "projection 'A->A', rule")]
    [InlineData("[{from: A, to: A, rule: {all_to_all: 1}, weight: 1 pA, delay: 1 ms}]", "is 'all_to_all', which has no arguments. Write 'rule: all_to_all'.", "projection 'A->A', rule")]
    [InlineData("[{from: A, to: A, rule: {distance: 5}, weight: 1 pA, delay: 1 ms}]", "is '5', expected {distance: {kernel: gaussian, probability: 0.5, scale: 100 um}}.", "projection 'A->A', rule")]
    [InlineData("[{from: A, to: A, rule: {pairs: [[1]]}, weight: 1 pA, delay: 1 ms}]", "is a list, expected a pair [source, target].", "projection 'A->A', rule")]
    [InlineData("[{from: [A], to: A, rule: all_to_all, weight: 1 pA, delay: 1 ms}]", "is a list, expected the name of a population.", "projection '1', source")]
    [InlineData("[{from: A, to: A, rule: all_to_all, weight: [1 pA], delay: 1 ms}]", "is a list, expected a quantity or one of {constant: ...}, {uniform: ...}, {normal: ...}, {lognormal: ...}, {array: ...}.", "projection 'A->A', weight")]
    [InlineData("[{from: A, to: A, rule: all_to_all, weight: {normal: 5}, delay: 1 ms}]", "is '5', expected {mean: ..., sd: ...}.", "projection 'A->A', weight, normal")]
    [InlineData("[{from: A, to: A, rule: all_to_all, weight: {uniform: {from: 1 pA, to: 2 pA, bounds: wrap}}, delay: 1 ms}]", "has the bounds 'wrap', expected clip or redraw.", "projection 'A->A', weight, uniform")]
    [InlineData("[{from: A, to: A, rule: all_to_all, weight: {lognormal: {mu: 1 pA, sigma: 1, unit: 1 pA}}, delay: 1 ms}]", "has the mu 1 pA, but it is the logarithm of a ratio and has no unit. Give the unit under 'unit'.", "projection 'A->A', weight, lognormal")]
    [InlineData("[{from: A, to: A, rule: all_to_all, weight: {array: [1 pA, 1 mV]}, delay: 1 ms}]", "has the value 1 mV in an array of a current (pA). Give all values in one dimension.", "projection 'A->A', weight, array")]
    public void Projections_have_a_form(string projections, string message, string subject)
    {
        var exception = Assert.Throws<GliaException>(() => NetworkFile.Parse($"populations: {{A: {{model: iaf_psc_exp}}}}\nprojections: {projections}\n"));
        Finding finding = Assert.Single(exception.Findings);
        Assert.Equal((subject, message), (finding.Subject, finding.Message));
        Assert.Equal(2, finding.Location?.Line);
    }

    [Fact]
    public void A_missing_model_file_is_reported_where_it_is_named()
    {
        string finding = Assert.Single(Findings("models:\n  - {file: missing.yaml}\npopulations: {A: {model: missing}}\n"));
        Assert.StartsWith("net.yaml(2,12): file '", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Equations_of_inline_models_are_reported_at_their_line()
    {
        string finding = Assert.Single(Findings("models:\n  - name: m\n    equations: |\n      dx/dt = -x/(5*mV) : 1\npopulations: {A: {model: m}}\n"));
        Assert.StartsWith("net.yaml(4,", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_section_is_read_as_what_was_meant() => Assert.Equal(
        ["net.yaml(1,1): network: has the unknown key 'modles'. Did you mean 'models'?", "net.yaml(6,1): network: has the unknown key 'population'. Did you mean 'populations'?"],
        Findings("""
            modles:
              - name: m
                equations: |
                  dx/dt = (I/pA - x)/(5*ms) : 1
                  I : amp (current)
            population: {A: {model: m}, D: {model: dc}}
            projections: [{from: D, to: A, rule: all_to_all, delay: 1 ms}]
            """));

    [Theory, InlineData("all2all", "all_to_all"), InlineData("one2one", "one_to_one"), InlineData("fixed_indegre", "fixed_in_degree")]
    public void Unknown_rules_get_a_suggestion(string rule, string meant) => Assert.Contains(
        $"is '{rule}', which is no rule. Did you mean '{meant}'?",
        Assert.Single(Findings($"populations: {{A: {{model: iaf_psc_exp}}}}\nprojections: [{{from: A, to: A, rule: {rule}, weight: 1 pA, delay: 1 ms}}]\n")), StringComparison.Ordinal);

    [Fact]
    public void Two_models_of_one_name_are_reported() => Assert.Equal(
        ["net.yaml(3,3): model 'm': appears twice in the section 'models'. Rename one."],
        Findings("models:\n- {name: m, equations: 'dx/dt = -x/ms : 1'}\n- {name: m, equations: 'dx/dt = -x/ms : 1'}\npopulations: {A: {model: m}}\n"));

    [Fact]
    public void A_population_that_cannot_be_read_is_not_missed_by_its_projections() => Assert.Equal(
        ["net.yaml(2,13): population 'A', size: is 'x', expected a whole number."],
        Findings("populations:\n  A: {size: x, model: iaf_psc_exp}\n  B: {model: iaf_psc_exp}\nprojections: [{from: A, to: B, rule: one_to_one, weight: 1 pA, delay: 1 ms}]\nrecord: [{spikes: A, neurons: 0..5}]\n"));

    [Theory]
    [InlineData("weight: .nan pA", "'.nan pA' is NaN, but every value must be a finite number.")]
    [InlineData("weight: nan pA", "'nan pA' is NaN, but every value must be a finite number.")]
    [InlineData("weight: NaN", "'NaN' is NaN, but every value must be a finite number.")]
    [InlineData("weight: inf pA", "is Infinity pA, but every weight must be a finite number.")]
    [InlineData("weight: -.inf pA", "is -Infinity pA, but every weight must be a finite number.")]
    [InlineData("weight: {normal: {mean: 1 pA, sd: inf pA}}", "has Infinity pA as its standard deviation, but it must be a finite number.")]
    public void Weights_are_finite(string weight, string message)
    {
        var exception = Assert.Throws<GliaException>(
            () => NetworkFile.Parse($"populations: {{A: {{model: iaf_psc_exp}}}}\nprojections: [{{from: A, to: A, rule: all_to_all, {weight}, delay: 1 ms}}]\n"));
        Finding finding = Assert.Single(exception.Findings);
        Assert.Equal(message, finding.Message);
        Assert.StartsWith("projection 'A->A', weight", finding.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999999999999999", "is 99999999999999999999, which is too large: at most 2,147,483,583 is possible.")]
    [InlineData("1e30", "is 1e30, which is too large: at most 2,147,483,583 is possible.")]
    [InlineData("-99999999999999999999", "is -99999999999999999999, which is too small: at least -9,223,372,036,854,775,808 is possible.")]
    [InlineData("3000000000", "is 3,000,000,000, but a population has at most 2,147,483,583 neurons. Divide it into several.")]
    [InlineData("0", "is 0, but a population has at least one neuron. Give a size of 1 or more, or leave the population out.")]
    public void Sizes_have_a_limit(string size, string message) =>
        Assert.Equal([$"net.yaml(1,25): population 'A', size: {message}"], Findings($"populations: {{A: {{size: {size}, model: iaf_psc_exp}}}}"));

    [Fact]
    public void One_bad_value_of_a_projection_does_not_hide_the_others() => Assert.Equal(
    [
        "net.yaml(3,44): projection 'A->A', rule, csr: need ascending offsets, but 1 follows 2 at row 1.",
        "net.yaml(3,90): projection 'A->A', weight: '1 pAA' has the unknown unit 'pAA'. Did you mean 'pA'?",
        "net.yaml(3,102): projection 'A->A', delay: is 0.01 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.",
        "net.yaml(3,121): projection 'A->A', receptor: is 'foo', which the model 'iaf_psc_exp' does not have. Its receptors: 'excitatory', 'inhibitory'.",
        "net.yaml(4,5): projection 'A->B': lacks 'weight'.",
        "net.yaml(4,19): projection 'A->B', target: is 'B', which is no population. There are: 'A'.",
        "net.yaml(4,47): projection 'A->B', delay: is 0 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.",
    ], Findings("""
        populations: {A: {size: 3, model: iaf_psc_exp}}
        projections:
          - {from: A, to: A, rule: {csr: {offsets: [0, 2, 1, 3], targets: [0, 1, 2]}}, weight: 1 pAA, delay: 0.01 ms, receptor: foo}
          - {from: A, to: B, rule: all_to_all, delay: 0 ms}
        """));

    [Fact]
    public void One_bad_value_of_a_population_does_not_hide_the_others() => Assert.Equal(
    [
        "net.yaml(2,13): population 'A', size: is 'x', expected a whole number.",
        "net.yaml(2,49): population 'A', parameter 'tau_m': is 20 mV, but a time (ms) is expected. Give it in ms or another unit of the same dimension.",
        "net.yaml(2,93): population 'A', initial value 'V': is unknown: the model 'iaf_psc_exp' has no state variable of that name. It has: 'V_m', 'I_syn_ex', 'I_syn_in'.",
        "net.yaml(3,13): population 'B', size: is -3, but a population has at least one neuron. Give a size of 1 or more, or leave the population out.",
        "net.yaml(3,24): population 'B', model: is 'iaf_psc_expp', which is neither built in nor in the section 'models'. Did you mean 'iaf_psc_exp'?",
        "net.yaml(3,49): population 'B', positions: has the width -1000 um, but it must be finite and above 0 um.",
    ], Findings("""
        populations:
          A: {size: x, model: iaf_psc_exp, parameters: {tau_m: 20 mV, C_m: [1 pF, 2 pF]}, initial: {V: -70 mV}}
          B: {size: -3, model: iaf_psc_expp, positions: {random: {width: -1 mm, height: 1 mm}}}
        projections: [{from: A, to: B, rule: one_to_one, weight: 1 pA, delay: 1 ms}]
        """));

    private static IEnumerable<string> Findings(string text) =>
        Assert.Throws<GliaException>(() => NetworkFile.Parse(text, "net.yaml")).Findings.Select(finding => finding.ToString());
}
