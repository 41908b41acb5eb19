namespace Glia.Tests.BuiltIn;

public sealed class HomeostaticNeuronTests
{
    private const double Dt = 0.1;

    [Theory, InlineData(450, 5), InlineData(800, 5), InlineData(800, 20), InlineData(1500, 2)]
    public void Rate_tends_to_the_target_whatever_the_input(double current_pA, double target_Hz)
    {
        var neuron = new BuiltInNeuron("iaf_psc_exp_homeostatic", Dt, new Dictionary<string, double> { ["rate_target"] = target_Hz / 1000, ["delta_theta"] = 1, ["tau_m"] = 20 });
        Fire(neuron, current_pA, 100_000);
        int spikes = Fire(neuron, current_pA, 200_000);
        Assert.InRange(spikes, target_Hz * 20 - 1, target_Hz * 20 + 1);
    }

    [Fact]
    public void Threshold_changes_by_the_surplus_of_spikes()
    {
        var neuron = new BuiltInNeuron("iaf_psc_exp_homeostatic", Dt);
        int spikes = Fire(neuron, 500, 5_000);
        Assert.True(spikes > 10);
        Assert.Equal(0.05 * (spikes - 0.005 * 500), neuron["theta"], 1e-9);
    }

    private static int Fire(BuiltInNeuron neuron, double current_pA, int steps)
    {
        int spikes = 0;
        for (int step = 0; step < steps; step++) spikes += neuron.Step(current_pA);
        return spikes;
    }
}
