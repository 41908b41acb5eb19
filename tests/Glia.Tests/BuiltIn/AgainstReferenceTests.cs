using Glia.Tests.BuiltIn.Reference;

namespace Glia.Tests.BuiltIn;

/// <summary>
/// Built-ins against neurons written by hand, with random parameters, currents and trains of weighted spikes of both signs that reach all corners:
/// several spikes in a step, spikes during refractoriness, refractory times off the grid.
/// </summary>
public sealed class AgainstReferenceTests
{
    private const int Runs = 6;
    private const int Steps = 2500;

    [Theory, MemberData(nameof(Models))]
    public void Built_in_agrees_with_the_neuron_written_by_hand(string model)
    {
        RandomNeuron recipe = RandomNeuron.Of(model);
        int spikes = 0;
        for (int run = 0; run < Runs; run++) spikes += Compare(recipe, new System.Random(1000 + run), $"{model}, run {run}");
        Assert.True(spikes > 20, $"{model} fired only {spikes} times: the comparison says little.");
    }

    [Fact]
    public void Exponential_neuron_without_refractory_time_fires_several_times_in_a_step()
    {
        Dictionary<string, double> parameters = BuiltInNeuron.Defaults("aeif_cond_exp");
        var neuron = new BuiltInNeuron("aeif_cond_exp", 0.1, parameters);
        var reference = new AeifReference(parameters, 0.1, AeifSynapses.ExponentialConductance);
        int most = 0;
        for (int step = 0; step < 200; step++)
        {
            int fired = neuron.Step(2e5);
            Assert.Equal(reference.Step([0, 0], 2e5), fired);
            Assert.Equal(reference["w"], neuron["w"], 1e-6);
            most = Math.Max(most, fired);
        }

        Assert.True(most > 1);
    }

    public static TheoryData<string> Models() => [.. RandomNeuron.Models];

    private static int Compare(RandomNeuron recipe, System.Random random, string label)
    {
        double dt = random.Next(3) switch { 0 => 0.05, 1 => 0.2, _ => 0.1 };
        Dictionary<string, double> parameters = recipe.Parameters(random);
        var neuron = new BuiltInNeuron(recipe.Model, dt, parameters);
        ReferenceNeuron reference = recipe.Reference(parameters, dt);
        var input = new RandomInput(random, recipe.Weight, recipe.Current, neuron.ReceptorCount);
        double[] before = [.. recipe.Variables.Select(name => neuron[name])];
        int spikes = 0;
        for (int step = 0; step < Steps; step++)
        {
            input.Next();
            int fired = neuron.Step(input.Current, input.Arrivals), expected = reference.Step(input.Arrivals, input.Current);
            Assert.True(fired == expected, $"{label}, step {step}: {fired} spikes, expected {expected}");
            spikes += fired;
            for (int k = 0; k < before.Length; k++)
            {
                double value = neuron[recipe.Variables[k]], wanted = reference[recipe.Variables[k]];
                // While a variable races (the upstroke of a spike), rounding differences grow in proportion to its speed.
                double allowed = recipe.Tolerance * (1 + Math.Abs(wanted) + 100 * Math.Abs(wanted - before[k]));
                Assert.True(Math.Abs(value - wanted) <= allowed, $"{label}, step {step}: {recipe.Variables[k]} is {value:R}, expected {wanted:R}");
                before[k] = wanted;
            }
        }

        return spikes;
    }
}
