using Glia.Equations;
using Glia.Equations.Printing;
using Glia.Models;
using Glia.Tests.Synapses;

namespace Glia.Tests.Printing;

public sealed class SynapseTextTests
{
    [Fact]
    public void Program_of_pair_stdp_reads_like_the_rule() => Assert.Equal(
        """
        synapse pair_stdp
          per synapse
            w [pA] initially the projection's weight
          pre-traces: one value per source and delay
            apre  initially 0
          post-traces: one value per target
            apost  initially 0
          parameters
            tau_pre  = 20 ms
            tau_post = 30 ms
            A_plus   = 2 pA
            A_minus  = 1.5 pA
          between events, over an elapsed time s > 0
            apre  <- apre*exp(-s/tau_pre)
            apost <- apost*exp(-s/tau_post)
          when a presynaptic spike arrives
            apre <- apre + 1
            w    <- w - A_minus*apost
          transmits
            w
          when the postsynaptic neuron spikes
            apost <- apost + 1
            w     <- w + A_plus*apre
          delay
            axonal: before the synapse
          treatment
            w: per synapse: constant between events; one value per synapse: the weight
            apre: pre-trace: event-driven, by its closed form; one value per source and delay
            apost: post-trace: event-driven, by its closed form; one value per target

        """.ReplaceLineEndings("\n"), SynapseText.Of(TestSynapses.Compile(TestSynapses.PairStdp)));

    [Fact]
    public void Everything_that_a_program_can_have_is_shown()
    {
        SynapseModel model = TestSynapses.Of(
            "dc/dt = (d - c)/(10*ms) : 1\nd : 1 (modulator)\nk : 1 (local)\nevery : second (constant)",
            "k = rand()\ntransmit = w*k\nc += v_post/mV*k", "c += r_pre*ms", "w *= 10*pA/sum_in(w) + sum_before(c)", "every") with { Method = "euler" };
        string text = SynapseText.Of(TestSynapses.Compile(model));
        foreach (string part in (string[])[
            "modulators\n    d", "v_post = v of the target", "r_pre  = r of the source", "_sum_1 = w, over all synapses of the target",
            "_sum_2 = c, over the synapses of the source up to this one", "k        <- rand[0]()", "every = must be given in ms", "every every\n    w <-",
            "every time step\n    c <- c + (d - c)/10*dt", "c: clock-driven: no closed form between events: it reads the modulator d, which changes between events"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }
}
