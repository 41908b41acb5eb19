using Glia.Equations;
using Glia.Equations.Printing;
using Glia.Models;

namespace Glia.Tests.Printing;

public sealed class ProgramTextTests
{
    public static TheoryData<string> Models() => [.. ModelLibrary.Names];

    [Fact]
    public void Step_of_a_neuron_reads_like_the_update_of_its_paper()
    {
        string text = ProgramText.Of(ModelCompiler.Compile(ModelLibrary.Get("iaf_psc_exp")));
        Assert.Contains(
            """
              evolve
                _is_refractory <- _refractory > 0
                V_m            <- _is_refractory ? V_m : _P_V_m*V_m + _P_V_m_I_syn_ex*I_syn_ex + _P_V_m_I_syn_in*I_syn_in + _c_V_m + _g_V_m_I_stim*I_stim
                I_syn_ex       <- _P_I_syn_ex*I_syn_ex
                I_syn_in       <- _P_I_syn_in*I_syn_in
                _refractory    <- max(_refractory - 1, 0)
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("    C_m        = 250 pF\n", text, StringComparison.Ordinal);
        Assert.Contains("V_m, I_syn_ex, I_syn_in: exact", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_text_shows_equations_ports_and_reset()
    {
        string text = ModelText.Of(ModelCompiler.Analyse(ModelLibrary.Get("iaf_psc_exp")));
        Assert.Contains("dV_m/dt      = -(V_m - E_L)/tau_m + (I_syn_ex + I_syn_in + I_e + I_stim)/C_m   (unless refractory)", text, StringComparison.Ordinal);
        Assert.Contains("weights >= 0", text, StringComparison.Ordinal);
        Assert.Contains("  at a spike\n    V_m <- V_reset\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_built_in_is_printed_the_same_each_time(string model)
    {
        string first = Text(), second = Text();
        Assert.Equal(first, second);
        Assert.DoesNotContain("System.", first, StringComparison.Ordinal);

        string Text() => ModelText.Of(ModelCompiler.Analyse(ModelLibrary.Get(model))) + ProgramText.Of(ModelCompiler.Compile(ModelLibrary.Get(model)));
    }
}
