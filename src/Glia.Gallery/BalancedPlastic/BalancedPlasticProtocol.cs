using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>What is done to the network when: without plasticity, balancing, settled, an assembly stored, recalled, and left alone.</summary>
/// <param name="Balancing">Time for the weights to come to rest; the first 80 % of it learn ten times as fast.</param>
/// <param name="Settled">Time that is analysed.</param>
internal sealed record BalancedPlasticProtocol(Time Balancing, Time Settled)
{
    /// <summary>Change of a weight per coincidence: that of the original, and a faster one for the way.</summary>
    private static readonly Conductance s_slow = 0.01 * nS, s_fast = 0.1 * nS;

    private static readonly Current s_cue = 200 * pA;

    private static readonly Time s_without = 1 * s, s_storing = 6 * s, s_stored = 2 * s, s_cued = 500 * ms, s_after = 1 * s;

    private Time Fast => Math.Round(0.8 * Balancing.Milliseconds) * ms;

    /// <summary>Without plasticity, the first half second left out.</summary>
    public static (Time From, Time To) Before => (0.5 * s_without, s_without);

    /// <summary>With weights at rest.</summary>
    public (Time From, Time To) AtRest => After(s_without + Balancing, Settled);

    /// <summary>The stored assembly in the background, before the cue.</summary>
    public (Time From, Time To) Background => After(AtRest.To + s_storing, s_stored);

    /// <summary>The first 100 ms after storing: an assembly that inhibition does not hold yet.</summary>
    public (Time From, Time To) Unbalanced => After(AtRest.To, 100 * ms);

    /// <summary>During the cue.</summary>
    public (Time From, Time To) Cued => After(Background.To, s_cued);

    /// <summary>After the cue, but for 200 ms of decay.</summary>
    public (Time From, Time To) Decayed => (Cued.To + 200 * ms, Cued.To + s_after);

    /// <summary>The stages for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="atRest">Called when the weights are at rest, before the assembly is stored.</param>
    public ImmutableArray<ProtocolStage> Stages(BalancedPlasticNetwork network, Action<Simulation.Simulation> atRest)
    {
        void Learn(Simulation.Simulation simulation, Conductance rate)
        {
            foreach (Projection projection in network.Plastic) simulation.SetParameter(projection, "eta", rate);
        }

        return
        [
            new ProtocolStage("without plasticity", s_without),
            new ProtocolStage("balancing", Fast) { Before = simulation => Learn(simulation, s_fast) },
            new ProtocolStage("balancing", Balancing - Fast + Settled) { Before = simulation => Learn(simulation, s_slow) },
            new ProtocolStage("storing", s_storing)
            {
                Before = simulation =>
                {
                    atRest(simulation);
                    simulation.SetParameter(network.Assembly, "gain", BalancedPlasticNetwork.Strengthening);
                    Learn(simulation, s_fast);
                },
            },
            new ProtocolStage("stored", s_stored) { Before = simulation => Learn(simulation, s_slow) },
            new ProtocolStage("cue", s_cued) { Before = simulation => simulation.SetParameter(network.Cue, "amplitude", s_cue) },
            new ProtocolStage("after the cue", s_after) { Before = simulation => simulation.SetParameter(network.Cue, "amplitude", 0 * pA) },
        ];
    }

    private static (Time From, Time To) After(Time from, Time duration) => (from, from + duration);
}
