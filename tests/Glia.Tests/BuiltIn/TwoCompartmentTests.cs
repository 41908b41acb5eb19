namespace Glia.Tests.BuiltIn;

/// <summary>The two-compartment neuron's published behaviour: coincident input to soma and dendrite makes a burst.</summary>
public sealed class TwoCompartmentTests
{
    private const double Dt = 0.05;

    [Fact]
    public void Soma_alone_fires_once() => Assert.Equal([4.1], Fire(2000, 0), Close);

    [Fact]
    public void Dendrite_alone_is_silent_at_300_picoampere() => Assert.Empty(Fire(0, 300));

    [Fact]
    public void Both_together_fire_a_burst() => Assert.Equal([4.1, 17.7, 31.5], Fire(2000, 300), Close);

    [Theory, InlineData(400), InlineData(500)]
    public void Stronger_dendritic_input_lengthens_the_burst(double dendrite) => Assert.Equal(4, Fire(2000, dendrite).Count);

    [Theory, InlineData(500, false), InlineData(650, true)]
    public void Dendrite_alone_fires_from_about_600_picoampere(double dendrite, bool fires) => Assert.Equal(fires, Fire(0, dendrite).Count > 0);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 0.5;

    private static List<double> Fire(double soma_pA, double dendrite_pA)
    {
        var neuron = new BuiltInNeuron("two_compartment", Dt);
        var times = new List<double>();
        for (int step = 0; step < 3000; step++)
        {
            double t = step * Dt;
            neuron.Inject("I_stim", t < 5 - Dt / 2 ? soma_pA : 0);
            neuron.Inject("I_dend", t < 50 - Dt / 2 ? dendrite_pA : 0);
            if (neuron.Step() > 0) times.Add(t + Dt);
        }

        return times;
    }
}
