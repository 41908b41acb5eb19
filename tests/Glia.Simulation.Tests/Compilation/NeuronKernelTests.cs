using Glia.Equations.Ir;
using Glia.Quantities;
using Glia.Simulation.Compilation;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>What a kernel does around its formulas: arrays, uniform values, spikes, padding.</summary>
public sealed class NeuronKernelTests
{
    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    [Fact]
    public void Arrays_come_as_states_parameters_derived_counts_inputs_and_output()
    {
        Variable shared = Parameter("shared"), own = Parameter("own"), events = new("events", VariableKind.EventCount, Dimension.None);
        Variable same = new("same", VariableKind.Derived, Dimension.None), varying = new("varying", VariableKind.Derived, Dimension.None);
        UpdateProgram program = Of([State("v")], [shared, own, events]) with
        {
            ReceptorInputs = [Input("receptor")],
            CurrentInputs = [Input("current")],
            Preparation = [new Derive(same, V(shared)), new Derive(varying, Add(V(own), V(same)))],
            Output = V(varying),
        };
        NeuronKernel<float> kernel = NeuronKernel<float>.For(program, ["own"]);
        Assert.Equal(["v", "own", "varying", "events", "receptor", "current", "_output"], kernel.ArrayVariables.Select(variable => variable.Name));
        Assert.Equal(["shared", "same"], kernel.ScalarVariables.Select(variable => variable.Name));
    }

    [Fact]
    public void A_program_is_compiled_once_per_width_and_set_of_varying_parameters()
    {
        UpdateProgram program = IafPscExp();
        NeuronKernel<float> kernel = NeuronKernel<float>.For(program, []);
        Assert.Same(kernel, NeuronKernel<float>.For(program, []));
        Assert.NotSame(kernel, NeuronKernel<float>.For(program, ["V_th"]));
        Assert.NotSame(kernel, NeuronKernel<float>.For(program, [], VectorWidth.Scalar));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Spiking_neurons_are_listed_in_ascending_order_without_padding(int width)
    {
        using Block<float> block = new(IafPscExp(), 75, (VectorWidth)width);
        block.Set("V_th", 10);
        int[] firing = [0, 1, 15, 16, 31, 33, 63, 64, 74];
        foreach (int neuron in firing) block["V_m"][neuron] = 20;
        block["V_m"][75..].Fill(20);
        Assert.Equal(firing, block.Step());
        Assert.Equal(1, block["V_m"][74]);
        Assert.Equal(1, block["_refractory"][74]);
    }

    [Fact]
    public void A_full_spike_list_counts_on_without_writing()
    {
        using Block<float> block = new(IafPscExp(), 20);
        block["V_m"].Fill(20);
        block.Arguments.SpikedCapacity = 5;
        Assert.Equal([0, 1, 2, 3, 4], block.Step());
        block["V_m"].Fill(20);
        block["_refractory"].Clear();
        Assert.Equal(20, block.Kernel.Step(ref block.Arguments));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Inputs_are_read_and_cleared(int width)
    {
        using Block<double> block = new(IafPscExp(), 10, (VectorWidth)width);
        block.Set("V_th", 1e9);
        block["w_ex"].Fill(3);
        block["w_in"][9] = -2;
        block.Step();
        Assert.All(block["I_ex"][..10].ToArray(), value => Assert.Equal(3, value));
        Assert.Equal(-2, block["I_in"][9]);
        Assert.All(block["w_ex"][..10].ToArray().Concat(block["w_in"][..10].ToArray()), value => Assert.Equal(0, value));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Parameters_may_differ_between_neurons(int width)
    {
        using Block<double> block = new(IafPscExp(), 20, (VectorWidth)width, "V_th", "drive");
        for (int i = 0; i < 20; i++) (block["V_th"][i], block["drive"][i]) = (10, i);
        block.Set("p22", 0);
        Assert.Equal(Enumerable.Range(10, 10), block.Step());
    }

    [Theory, MemberData(nameof(Widths))]
    public void Time_step_size_and_index_are_given(int width)
    {
        Variable[] states = [State("a"), State("b"), State("c"), State("d"), State("e")];
        UpdateProgram program = Of(states, [], new Assign(states[0], V(WellKnown.Time)), new Assign(states[1], V(WellKnown.TimeStep)),
            new Assign(states[2], V(WellKnown.Step)), new Assign(states[3], V(WellKnown.Size)), new Assign(states[4], V(WellKnown.Index)));
        using Block<double> block = new(program, 70, (VectorWidth)width);
        block.Arguments.FirstIndex = 128;
        block.Arguments.PopulationSize = 500;
        block.Step(1000);
        Assert.Equal([100.0, 0.1, 1000, 500, 128 + 69], states.Select(state => block[state.Name][69]));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Truth_values_are_kept_as_zero_and_one(int width)
    {
        Variable above = new("above", VariableKind.State, Dimension.None, Glia.Equations.Ir.ValueType.Boolean);
        Variable enabled = new("enabled", VariableKind.Parameter, Dimension.None, Glia.Equations.Ir.ValueType.Boolean);
        UpdateProgram program = Of([State("x"), above, State("was")], [enabled],
            new Assign(State("was"), new Select(V(above), N(5), N(7))),
            new Assign(above, Op(BinaryOperator.And, V(enabled), new Unary(UnaryOperator.Not, Op(BinaryOperator.LessOrEqual, V(State("x")), N(0))))));
        using Block<float> block = new(program, 3, (VectorWidth)width);
        (block["x"][0], block["x"][2]) = (1, -1);
        block.Step();
        Assert.Equal([1, 0, 0], block["above"][..3].ToArray());
        Assert.Equal([7, 7, 7], block["was"][..3].ToArray());
        block.Set("enabled", 0);
        block.Step();
        Assert.Equal([0, 0, 0], block["above"][..3].ToArray());
        Assert.Equal([5, 7, 7], block["was"][..3].ToArray());
    }

    [Fact]
    public void Statements_see_what_earlier_ones_wrote_and_stores_wait_for_all_of_them()
    {
        Variable a = State("a"), b = State("b"), old = Local("old");
        using Block<float> block = new(Of([a, b], [], new Assign(old, V(a)), new Assign(a, V(b)), new Assign(b, V(old))), 5);
        (block["a"][4], block["b"][4]) = (1, 2);
        block.Step();
        Assert.Equal((2f, 1f), (block["a"][4], block["b"][4]));
    }

    [Fact]
    public void States_that_do_not_change_are_not_written()
    {
        Variable a = State("a"), b = State("b");
        using Block<float> block = new(Of([a, b], [], new Assign(a, Add(V(b), N(1))), new Assign(b, V(b))), 5);
        unsafe
        {
            // Reading through a null address would fail; the unused state is neither read nor written.
            UpdateProgram unused = Of([State("used"), State("unused")], [], new Assign(State("used"), N(3)));
            using Block<float> partial = new(unused, 5);
            nint kept = partial.Arguments.Arrays[1];
            partial.Arguments.Arrays[1] = 0;
            partial.Step();
            partial.Arguments.Arrays[1] = kept;
            Assert.Equal(3, partial["used"][4]);
        }

        block.Step();
        Assert.Equal((1f, 0f), (block["a"][0], block["b"][0]));
    }

    [Fact]
    public void Conditions_with_literal_parts_are_decided_rightly()
    {
        // The JIT of .NET 10 takes (false and x) for x when false comes from a comparison of literals.
        Expr isFalse = Op(BinaryOperator.Less, N(0), N(-2.5)), isTrue = Op(BinaryOperator.GreaterOrEqual, N(0), V(Parameter("q")));
        UpdateProgram program = Of([State("x")], [Parameter("q")]) with
        {
            Output = new Select(Op(BinaryOperator.And, isFalse, isTrue), N(1), V(State("x"))),
        };
        using Block<double> block = new(program, 3);
        block.Set("q", -3);
        block["x"].Fill(7);
        block.Step();
        Assert.Equal(7, block.Output[2]);
    }

    [Fact]
    public void Decaying_states_end_at_zero_without_subnormal_numbers()
    {
        Variable x = State("x");
        using Block<float> single = new(Of([x], [], new Assign(x, Mul(N(0.5), V(x)))), 5);
        using Block<double> twice = new(Of([x], [], new Assign(x, Mul(N(0.5), V(x)))), 5);
        (single["x"][4], twice["x"][4]) = (-1, -1);
        for (int step = 1; step < 1100; step++)
        {
            single.Step(step);
            twice.Step(step);
            Assert.True(single["x"][4] == (step < 95 ? -float.ScaleB(1, -step) : 0) || step == 95, $"{single["x"][4]} after {step} steps.");
            Assert.True(twice["x"][4] == (step < 767 ? -Math.ScaleB(1, -step) : 0) || step == 767, $"{twice["x"][4]} after {step} steps.");
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Current_sources_write_their_output(int width)
    {
        UpdateProgram program = Of([State("x")], [Parameter("gain")], new Assign(State("x"), Add(V(State("x")), N(1)))) with { Output = Mul(V(Parameter("gain")), V(State("x"))) };
        using Block<double> block = new(program, 9, (VectorWidth)width);
        block.Set("gain", 2.5);
        block.Step();
        block.Step();
        Assert.Equal(5, block.Output[8]);
    }

    [Theory, MemberData(nameof(Widths))]
    public void User_functions_are_called_for_every_neuron(int width)
    {
        Function user = new("user", 2, a => a[0] * 1000 + a[1]) { IsUserDefined = true };
        using Block<float> block = new(Apply((x, z) => Add(Call(user, x, z), Call(user, x, N(1)))), 37, (VectorWidth)width);
        for (int i = 0; i < 37; i++) (block["x"][i], block["z"][i]) = (i, 2 * i);
        block.Step();
        for (int i = 0; i < 37; i++) Assert.Equal(2002 * i + 1, block.Output[i]);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Large_programs_call_functions_instead_of_repeating_them(int width)
    {
        const int count = 150;
        Variable x = State("x");
        Expr sum = N(0);
        for (int k = 0; k < count; k++)
        {
            Expr part = Mul(N(1 + k), V(x));
            sum = Add(sum, Add(Call(Functions.Tanh, part), Add(Call(Functions.Sin, part), Op(BinaryOperator.Power, part, Call(Functions.Tanh, part)))));
        }

        using Block<double> block = new(Of([x], []) with { Output = sum }, 20, (VectorWidth)width);
        for (int i = 0; i < 20; i++) block["x"][i] = Math.Pow(10, i - 5);
        block.Step();
        for (int i = 0; i < 20; i++)
        {
            double expected = Enumerable.Range(1, count).Select(k => k * Math.Pow(10, i - 5)).Sum(y => Math.Tanh(y) + Math.Sin(y) + Math.Pow(y, Math.Tanh(y)));
            Assert.Equal(1, block.Output[i] / expected, 1e-12);
        }
    }

    [Fact]
    public void User_functions_may_have_many_arguments()
    {
        Function sum = new("sum", 40, a => a.Sum()) { IsUserDefined = true };
        using Block<double> block = new(Apply(x => Call(sum, [.. Enumerable.Range(0, 40).Select(k => Mul(x, N(k)))])), 10);
        block["x"][7] = 2;
        block.Step();
        Assert.Equal(2 * 40 * 39 / 2, block.Output[7]);
    }

    [Fact]
    public void Expressions_that_share_parts_many_times_over_are_compiled_once_each()
    {
        Expr value = V(State("x"));
        for (int k = 0; k < 200; k++) value = Add(Mul(N(0.25), value), Mul(N(0.75), value));
        using Block<double> block = new(Of([State("x")], []) with { Output = value }, 3);
        block["x"][2] = 3;
        block.Step();
        Assert.Equal(3, block.Output[2], 1e-12);
    }

    [Fact]
    public void User_functions_of_uniform_values_are_called_once()
    {
        int calls = 0;
        Function user = new("user", 1, a => a[0] + ++calls) { IsUserDefined = true };
        Variable p = Parameter("p");
        using Block<float> block = new(Of([State("x")], [p], new Assign(State("x"), Add(V(State("x")), Call(user, V(p))))), 100);
        block.Set("p", 4);
        block.Step();
        Assert.Equal((1, 5f), (calls, block["x"][99]));
    }

    [Fact]
    public void Uniform_expressions_are_computed_in_double_precision()
    {
        // 10⁸ + 1 − 10⁸ is 0 in single precision.
        Variable p = Parameter("p");
        Expr one = Sub(Add(V(p), N(1)), V(p));
        using Block<float> block = new(Of([State("x")], [p], new Assign(State("x"), Add(V(State("x")), one))), 3);
        block.Set("p", 1e8);
        block.Step();
        Assert.Equal(1, block["x"][0]);
    }
}
