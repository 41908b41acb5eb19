using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity;

public sealed class EventDrivenTests
{
    public static TheoryData<string, bool> Models => new()
    {
        { "pairs", false }, { "pairs", true }, { "power law", false }, { "power law", true }, { "calcium", false }, { "calcium", true }, { "everything", false }, { "everything", true },
    };

    [Theory, MemberData(nameof(Models))]
    public async Task Every_synapse_does_what_the_interpreter_does(string name, bool isDendritic)
    {
        SpikePairs pairs = Pairs(name, isDendritic);
        using Simulation simulation = pairs.Build();
        SynapseTable initial = simulation.GetSynapses(pairs.Plastic);
        await simulation.RunAsync(110 * ms);
        pairs.AssertInterpreted(simulation, initial, 1e-11, Dopamine);
    }

    [Theory, MemberData(nameof(Models))]
    public async Task Single_precision_differs_by_rounding_only(string name, bool isDendritic)
    {
        SpikePairs pairs = Pairs(name, isDendritic);
        using Simulation simulation = pairs.Build(precision: Precision.Float32);
        SynapseTable initial = simulation.GetSynapses(pairs.Plastic);
        await simulation.RunAsync(110 * ms);
        pairs.AssertInterpreted(simulation, initial, 2e-4, Dopamine);
    }

    private static SpikePairs Pairs(string name, bool isDendritic)
    {
        SynapseModel model = name switch { "pairs" => SynapseTexts.Pairs, "power law" => SynapseTexts.PowerLaw, "calcium" => SynapseTexts.Calcium, _ => SynapseTexts.Everything };
        if (isDendritic) model = SynapseTexts.Dendritic(model);
        return name == "everything" ? new SpikePairs(model, configure: WithDopamine) : new SpikePairs(model);
    }

    private static Projection WithDopamine(Projection projection) => projection with
    {
        Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new ScheduledModulator([0 * ms, 50 * ms], [0.5, 1.5])),
    };

    private static double Dopamine(string name, long stamp) => stamp > 500 ? 1.5 : 0.5;
}
