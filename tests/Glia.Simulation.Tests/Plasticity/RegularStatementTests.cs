using Glia.Models;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity;

/// <summary>Statements that run at intervals, for synapses that are left alone between events and for those that change in every step.</summary>
public sealed class RegularStatementTests
{
    private const string Clock = "\ndq/dt = -q/(10*ms) : 1 (clock-driven)";

    private static readonly Dictionary<string, SynapseModel> s_models = new()
    {
        ["traces"] = At(SynapseTexts.Pairs, "w = clip(w + 0.01*x - 0.02*y, 0, 2)"),
        ["variable"] = At(SynapseTexts.Calcium, "w = 0.99*w + 0.001*c\nc = c/2"),
        ["numbers"] = At(SynapseTexts.PowerLaw, "w = w*(0.98 + 0.04*rand()) + 0.001*randn() + 0.0001*t/ms"),
    };

    [Theory]
    [InlineData("traces", false), InlineData("traces", true), InlineData("variable", false), InlineData("variable", true), InlineData("numbers", false), InlineData("numbers", true)]
    public async Task Every_synapse_does_what_the_interpreter_does(string name, bool isDendritic) =>
        await Compare(isDendritic ? SynapseTexts.Dendritic(s_models[name]) : s_models[name]);

    [Theory, InlineData("traces"), InlineData("variable"), InlineData("numbers")]
    public async Task Every_synapse_that_changes_in_every_step_does_so_too(string name) =>
        await Compare(s_models[name] with { Name = "stepwise", Equations = s_models[name].Equations + Clock });

    [Theory, InlineData("traces"), InlineData("variable"), InlineData("numbers")]
    public async Task Sums_are_the_same_in_both_ways(string name)
    {
        SynapseModel model = s_models[name] with { RunRegularly = "w = w*10/sum_in(w)" };
        double[] left = await Weights(model), stepped = await Weights(model with { Name = "stepwise", Equations = model.Equations + Clock });
        for (int k = 0; k < left.Length; k++) Assert.Equal(left[k], stepped[k], 1e-9);
    }

    private static SynapseModel At(SynapseModel model, string statements) => model with { Name = $"{model.Name}, regularly", RunRegularly = statements, Interval = "7*ms" };

    private static async Task Compare(SynapseModel model)
    {
        SpikePairs pairs = new(model);
        using Simulation simulation = pairs.Build();
        SynapseTable initial = simulation.GetSynapses(pairs.Plastic);
        await simulation.RunAsync(110 * ms);
        pairs.AssertInterpreted(simulation, initial, 1e-10);
    }

    private static async Task<double[]> Weights(SynapseModel model)
    {
        SpikePairs pairs = new(model);
        using Simulation simulation = pairs.Build();
        await simulation.RunAsync(110 * ms);
        return [.. simulation.GetSynapses(pairs.Plastic)["w"]];
    }
}
