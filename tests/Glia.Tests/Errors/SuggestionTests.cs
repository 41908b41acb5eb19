using Glia.Errors;

namespace Glia.Tests.Errors;

public sealed class SuggestionTests
{
    private static readonly string[] s_names = ["tau_m", "tau_syn_ex", "tau_syn_in", "C_m", "E_L", "V_th", "V_reset", "iaf_psc_exp"];

    [Theory]
    [InlineData("tau_n", "tau_m")]       // substitution
    [InlineData("taum", "tau_m")]        // deletion
    [InlineData("tau__m", "tau_m")]      // insertion
    [InlineData("tua_m", "tau_m")]       // swap
    [InlineData("TAU_M", "tau_m")]       // case
    [InlineData("v_th", "V_th")]
    [InlineData("Vreset", "V_reset")]
    [InlineData("iaf_pcs_exp", "iaf_psc_exp")]
    [InlineData("tau_syn_e", "tau_syn_ex")]
    public void The_nearest_name_is_found(string misspelt, string meant)
    {
        Assert.Equal(meant, Suggestion.Nearest(misspelt, s_names));
        Assert.Equal($" Did you mean '{meant}'?", Suggestion.For(misspelt, s_names));
    }

    [Theory]
    [InlineData("conductance")]
    [InlineData("x")]
    [InlineData("")]
    public void Nothing_is_suggested_when_nothing_is_near(string name) => Assert.Equal("", Suggestion.For(name, s_names));

    [Fact]
    public void A_name_of_one_letter_is_no_misspelling_of_another()
    {
        Assert.Null(Suggestion.Nearest("Y", ["E", "I"]));
        Assert.Equal("E", Suggestion.Nearest("e", ["E", "I"]));
    }

    [Fact]
    public void Ties_go_to_the_first_in_the_alphabet() => Assert.Equal("tau_syn_ex", Suggestion.Nearest("tau_syn", ["tau_syn_in", "tau_syn_ex"]));

    [Fact]
    public void Nothing_is_suggested_from_nothing() => Assert.Null(Suggestion.Nearest("x", []));
}
