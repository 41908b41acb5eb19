using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class RecorderValidationTests : ValidationFixture
{
    private static readonly Population s_e = Neurons();
    private static readonly Population s_step = new() { Name = "step", Size = 1, Model = TestModels.Current };

    [Fact]
    public void Sound_recorders_have_no_findings() => AssertNothing(With(
        s_e, s_step, new SpikeRecorder { Name = "a", Population = s_e, Neurons = [0, 9] }, States("V_m", "leak", "tau_m"), new RateRecorder { Name = "c", Population = s_e, Bin = 0.3 * ms },
        new StateRecorder { Name = "d", Population = s_step, Variables = ["amplitude"] }));

    [Fact]
    public void Unknown_variables_get_a_suggestion()
    {
        AssertError("recorder 'b', variables: names 'Vm', which the model 'leaky' does not have. Did you mean 'V_m'?", s_e, States("Vm"));
        AssertError("recorder 'b', variables: names 'conductivity', which the model 'leaky' does not have. It has: 'V_m', 'I_ex', 'I_in', 'leak', 'C_m', 'tau_m', 'tau_syn', 'E_L', 'V_th'.",
            s_e, States("conductivity"));
    }

    [Fact]
    public void Subexpressions_without_a_value_between_steps_are_explained()
    {
        var model = new NeuronModel
        {
            Name = "noisy", Equations = "dx/dt = (I/pA - x)/(5*ms) : 1\nu = rand() : 1\nw = 2*u : 1\nseen = 3*I : amp\nkept : 1\nI : amp (current)", RunRegularly = "kept = w",
        };
        var population = new Population { Name = "N", Size = 1, Model = model };
        foreach (string name in new[] { "u", "w" })
        {
            AssertError($"recorder 'b', variables: names '{name}', a subexpression that draws random numbers, other ones each time it is used, so that it has no value between steps. "
                + $"Store it in the step: declare a state variable ('{name}_now : ...'), set it under 'run_regularly' or 'before_threshold' ('{name}_now = {name}') and record that.",
                population, States(name) with { Population = population });
        }

        AssertError("recorder 'b', variables: names 'seen', a subexpression that depends on the inputs of a step, so that it has no value between steps. "
            + "Store it in the step: declare a state variable ('seen_now : ...'), set it under 'run_regularly' or 'before_threshold' ('seen_now = seen') and record that.",
            population, States("seen") with { Population = population });
        AssertNothing(With(population, States("kept") with { Population = population }));
    }

    [Fact]
    public void Names_are_those_of_files()
    {
        AssertError($"recorder '{new string('ä', 101)}': has a name of 202 bytes, too long for a file name: at most 200 are possible. Give it a shorter name.",
            s_e, new SpikeRecorder { Name = new string('ä', 101), Population = s_e });
        foreach (string name in new[] { "a/b", "a\nb", ".." })
        {
            AssertError($"recorder '{name}': has a name that cannot be a file name. Use letters, digits, '-', '_' and '.'.",
                s_e, new SpikeRecorder { Name = name, Population = s_e });
        }

        AssertNothing(With(s_e, new SpikeRecorder { Name = new string('x', 200), Population = s_e }));
    }

    [Fact]
    public void Models_without_state_have_nothing_to_record()
    {
        var times = new Population { Name = "times", Size = 1, Model = TestModels.Times, Parameters = s_e.Parameters.Add("spike_times", new EventTimes([[1 * ms]])) };
        AssertError("recorder 'b', variables: names 'V_m', but the model 'times' has no state to record. Record spikes instead.", times, States("V_m") with { Population = times });
    }

    [Fact]
    public void Variables_are_named_once()
    {
        AssertError("recorder 'b', variables: names 'V_m' twice. Name each variable once.", s_e, States("V_m", "V_m"));
        AssertError("recorder 'b', variables: is empty. Name at least one variable of 'V_m', 'I_ex', 'I_in', 'leak', 'C_m', 'tau_m', 'tau_syn', 'E_L', 'V_th'.", s_e, States());
    }

    [Fact]
    public void Neurons_exist_and_are_named_once()
    {
        AssertError("recorder 'b', neurons: names the neuron 10, but 'E' has the neurons 0 to 9. Correct the index.", s_e, States("V_m") with { Neurons = [0, 10] });
        AssertError("recorder 'a', neurons: names the neuron -1, but 'E' has the neurons 0 to 9. Correct the index.", s_e, new SpikeRecorder { Name = "a", Population = s_e, Neurons = [-1] });
        AssertError("recorder 'b', neurons: names the neuron 3 twice. Name each neuron once.", s_e, States("V_m") with { Neurons = [3, 1, 3] });
        AssertError("recorder 'b', neurons: is not initialised. Give indexes, or an empty list for all neurons.", s_e, States("V_m") with { Neurons = default });
    }

    [Fact]
    public void Samples_are_at_least_a_step_apart() => AssertError(
        "recorder 'b', every: is 0 steps, but samples are at least one step apart. Give 1 or more.", s_e, States("V_m") with { Every = 0 });

    [Fact]
    public void Bins_are_whole_steps()
    {
        AssertError("recorder 'c', bin: is 0.25 ms, not a multiple of the time step 0.1 ms. Use 0.2 ms.", s_e, Rate(0.25 * ms));
        AssertError("recorder 'c', bin: is 0.01 ms, but a bin is at least one time step, 0.1 ms. Use a wider bin.", s_e, Rate(0.01 * ms));
        AssertError("recorder 'c', bin: is Infinity ms, but a bin is at least one time step, 0.1 ms. Use a wider bin.", s_e, Rate(double.PositiveInfinity * ms));
    }

    [Fact]
    public void Populations_belong_to_the_network() => AssertError(
        "recorder 'b': observes the population 'I', which is not in this network. Use the one that Add returned.", s_e, States("V_m") with { Population = Neurons(3, "I") });

    [Fact]
    public void Names_fit_files() => AssertError(
        "recorder 'a/b': has a name that cannot be a file name. Use letters, digits, '-', '_' and '.'.", s_e, States("V_m") with { Name = "a/b" });

    [Fact]
    public void Waiting_for_spikes_of_a_current_source_is_worth_a_warning() => AssertWarning(
        "recorder 'a': waits for spikes of 'step', but its model 'current' never spikes. Record its states.", s_step, new SpikeRecorder { Name = "a", Population = s_step });

    private static StateRecorder States(params string[] variables) => new() { Name = "b", Population = s_e, Variables = [.. variables] };

    private static RateRecorder Rate(Time bin) => new() { Name = "c", Population = s_e, Bin = bin };
}
