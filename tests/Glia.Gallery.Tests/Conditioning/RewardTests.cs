using System.Collections.Immutable;
using Glia.Gallery.Conditioning;
using Glia.Gallery.Conditioning.DistalReward;
using Glia.Gallery.Results;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Conditioning;

public sealed class RewardTests
{
    [Fact]
    public async Task A_late_reward_changes_the_weight_by_what_is_left_of_the_eligibility()
    {
        EligibilitySweep sweep = await EligibilitySweep.RunAsync(CancellationToken.None);
        Assert.Equal(1, sweep.TimeConstant_s, 0.03);
        Assert.All(sweep.Delays_s.Zip(sweep.Changes_mV), pair => Assert.Equal(1, pair.Second / EligibilitySweep.Exact_mV(pair.First), 0.01));
    }

    [Fact]
    public async Task A_coincidence_brings_one_reward_one_to_three_seconds_later()
    {
        // Three coincidences: 1, 19 and 5 ms; neither 20 ms nor the wrong order counts.
        SpikeData rewards = await RewardsOf(first: [100, 200, 300, 400, 500], second: [101, 220, 319, 399, 505]);
        Assert.Equal(3, rewards.Count);
        Assert.InRange(rewards.TimeAt_ms(0), 101 + 1000, 505 + 3003);
        Assert.Equal(3, rewards.Neurons.Distinct().Count());
    }

    [Fact]
    public void The_rewarded_network_is_sound()
    {
        var description = RewardedSynapse.Describe(seed: 1, isRewarded: true);
        Assert.DoesNotContain(NetworkValidator.Validate(description.Circuit.Network), finding => finding.Severity == Errors.Severity.Error);
    }

    [Fact]
    public async Task A_short_run_compares_no_weights()
    {
        ExperimentResult result = await new ConditioningExperiment { Duration = 1 * s, Threads = 1, Control = true }.RunAsync();
        Assert.True(result.Agrees, string.Join("\n", result.Comparisons.Where(comparison => !comparison.Agrees)));
        Assert.DoesNotContain(result.Comparisons, comparison => comparison.Subject.StartsWith("seed", StringComparison.Ordinal));
        Assert.Equal(2, result.Table!.Rows.Length);
    }

    private static async Task<SpikeData> RewardsOf(double[] first, double[] second)
    {
        var network = new Network { TimeStep = 1 * ms };
        Population timers = network.AddPopulation("timers", 8, RewardModels.Timer);
        foreach ((string name, double[] times) in new[] { ("first", first), ("second", second) })
        {
            Population source = network.Add(new Population
            {
                Name = name, Size = 1, Model = ModelLibrary.Get("spike_times"),
                Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("spike_times", new EventTimes([[.. times.Select(time => time * ms)]])),
            });
            network.Connect(source, timers, new AllToAll(), 1, network.TimeStep, name);
        }

        SpikeRecorder recorder = network.RecordSpikes(timers);
        using Simulation.Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(4 * s);
        return simulation.Spikes(recorder);
    }
}
