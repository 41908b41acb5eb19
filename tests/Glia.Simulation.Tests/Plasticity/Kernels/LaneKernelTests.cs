using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using Glia.Random;
using Glia.Simulation.Compilation;
using Glia.Simulation.Plasticity.Kernels;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Plasticity.Kernels;

/// <summary>Lane kernels against the interpreter.</summary>
public sealed class LaneKernelTests
{
    private const int Lanes = 75;
    private const double TimeStep = 0.1;
    private static readonly (uint, uint) s_key = SynapseNumbers.Key(7, 3);
    private static readonly Variable s_w = State("w"), s_trace = State("apre"), s_post = Input("v_post"), s_tau = Parameter("tau"), s_rate = Parameter("eta");
    private static readonly Variable s_change = Local("change"), s_factor = Local("factor");

    /// <summary>Decay over the elapsed time, then statements that use everything an event may.</summary>
    private static readonly Assign[] s_statements =
    [
        new(s_trace, V(s_trace) * Call(Functions.Exp, -V(WellKnownSynapse.Elapsed) / V(s_tau))),
        new(s_factor, V(s_rate) * Call(Functions.Exp, -N(1) / V(s_tau))),
        new(s_change, V(s_factor) * V(s_trace) + N(0.01) * new Draw(DrawDistribution.Normal, 1)),
        new(s_w, Call(Functions.Clip, V(s_w) + V(s_change) * (V(s_post) + N(70)), N(0), N(4))),
        new(s_trace, V(s_trace) + new Select(Op(BinaryOperator.Less, new Draw(DrawDistribution.Uniform, 0), N(0.5)), N(1), V(WellKnown.TimeStep))),
        new(s_w, V(s_w) + N(0.001) * V(WellKnownSynapse.Source) - N(0.002) * V(WellKnownSynapse.Target) + N(1e-4) * V(WellKnown.Time)),
    ];

    private static readonly Expr s_transmit = V(s_w) * V(s_factor);

    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    [Theory, MemberData(nameof(Widths))]
    public void Statements_give_what_the_interpreter_gives_in_double_precision(int width) => Compare<double>((VectorWidth)width, 1e-13);

    [Theory, MemberData(nameof(Widths))]
    public void Statements_give_what_the_interpreter_gives_in_single_precision(int width) => Compare<float>((VectorWidth)width, 3e-5);

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        VectorWidth[] widths = Enum.GetValues<VectorWidth>();
        float[] first = Run<float>(widths[0]).Weights;
        Assert.All(widths, width => Assert.Equal(first, Run<float>(width).Weights));
    }

    [Fact]
    public void A_kernel_says_what_it_reads_and_writes()
    {
        LaneKernel<float> kernel = new(Code());
        Assert.Equal(["_angle1", "_draw0", "_draw1", "_elapsed", "_i", "_j", "_t", "apre", "v_post", "w"], kernel.Inputs.Order(StringComparer.Ordinal));
        Assert.Equal(["_transmit", "apre", "w"], kernel.Written.Order(StringComparer.Ordinal));
        Assert.Equal(["eta", "tau"], kernel.Uniforms.Order(StringComparer.Ordinal));
        Assert.Equal([0, 1], kernel.Draws.Select(draw => draw.Index));
    }

    [Fact]
    public void A_uniform_variable_that_is_assigned_stays_as_it_was_given()
    {
        LaneKernel<double> kernel = new(LaneCode.Of("test", [new(s_trace, V(s_trace) * N(2)), new(s_w, V(s_w) + V(s_trace))], ["w"]));
        using LaneBatch<double> batch = new(["w"], 10);
        using LaneCall<double> call = batch.Bind(kernel, TimeStep);
        call.Set("apre", 3);
        call.Run(10);
        call.Run(10);
        Assert.Equal(12, batch["w"][9]);
    }

    [Fact]
    public void Parts_may_advance_over_stretches_of_their_own()
    {
        Assign grow = new(s_w, V(s_w) + V(WellKnownSynapse.Elapsed)), shrink = new(s_trace, V(s_trace) - V(WellKnownSynapse.Elapsed));
        LaneKernel<double> kernel = new(new LaneCode("test", [new LanePart([grow]), new LanePart([shrink], "_since")], ["w", "apre", "_since"]));
        using LaneBatch<double> batch = new(["w", "apre", "_since"], 3);
        using LaneCall<double> call = batch.Bind(kernel, TimeStep);
        batch["_since"][2] = 5;
        call.Set(LaneNames.Elapsed, 2);
        call.Run(3);
        Assert.Equal((2, -5), (batch["w"][2], batch["apre"][2]));
    }

    [Fact]
    public void Columns_that_are_only_read_are_kept()
    {
        LaneKernel<float> kernel = new(LaneCode.Of("test", [new(s_w, V(s_post))], ["w", "v_post"]));
        using LaneBatch<float> batch = new(["w", "v_post"], 64);
        using LaneCall<float> call = batch.Bind(kernel, TimeStep);
        batch["v_post"].Fill(1e-38f);
        call.Run(64);
        Assert.Equal(1e-38f, batch["v_post"][63]);
    }

    private static LaneCode Code() => LaneCode.Of("test", [.. s_statements], ["w", "apre", "v_post", "_elapsed", "_i", "_j", "_t", "_draw0", "_draw1", "_angle1"])
        with { Results = [new LaneResult("_transmit", s_transmit)] };

    private static void Compare<T>(VectorWidth width, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] weights, T[] traces, T[] transmitted) = Run<T>(width);
        for (int lane = 0; lane < Lanes; lane++)
        {
            (double w, double trace, double transmit) = Interpreted(lane);
            Assert.Equal(w, double.CreateTruncating(weights[lane]), tolerance);
            Assert.Equal(trace, double.CreateTruncating(traces[lane]), tolerance);
            Assert.Equal(transmit, double.CreateTruncating(transmitted[lane]), tolerance);
        }
    }

    private static unsafe (T[] Weights, T[] Traces, T[] Transmitted) Run<T>(VectorWidth width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LaneKernel<T> kernel = new(Code(), width);
        using LaneBatch<T> batch = new(kernel.Columns, Lanes);
        using LaneCall<T> call = batch.Bind(kernel, TimeStep);
        LaneKeys keys = Keys();
        for (int lane = 0; lane < Lanes; lane++)
        {
            Lane given = new(lane);
            batch["w"][lane] = T.CreateTruncating(given.Weight);
            batch["apre"][lane] = T.CreateTruncating(given.Trace);
            batch["v_post"][lane] = T.CreateTruncating(given.Potential);
            batch["_elapsed"][lane] = T.CreateTruncating(given.Elapsed);
            batch["_i"][lane] = T.CreateTruncating(keys.Sources[lane]);
            batch["_j"][lane] = T.CreateTruncating(keys.Targets[lane]);
            batch["_t"][lane] = T.CreateTruncating(keys.Stamps[lane] * TimeStep);
        }

        SynapseDraws.Fill(s_key, keys, Lanes, 0, batch.Pointer("_draw0"), null);
        SynapseDraws.Fill(s_key, keys, Lanes, 1, batch.Pointer("_draw1"), batch.Pointer("_angle1"));
        call.Set("tau", 20);
        call.Set("eta", 0.02);
        call.Run(Lanes);
        return (batch["w"][..Lanes].ToArray(), batch["apre"][..Lanes].ToArray(), batch["_transmit"][..Lanes].ToArray());
    }

    private static (double W, double Trace, double Transmit) Interpreted(int lane)
    {
        Lane given = new(lane);
        LaneKeys keys = Keys();
        double Uniform(int draw) => SynapseNumbers.Uniform(s_key, keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane], draw);
        double normal = SynapseNumbers.Normal(s_key, keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane], 1);
        Dictionary<Variable, double[]> values = new()
        {
            [s_w] = [given.Weight], [s_trace] = [given.Trace], [s_post] = [given.Potential], [s_tau] = [20], [s_rate] = [0.02], [s_change] = [0], [s_factor] = [0],
            [WellKnownSynapse.Elapsed] = [given.Elapsed], [WellKnownSynapse.Target] = [keys.Targets[lane]],
        };
        ExpressionCompiler compiler = new(variable => values[variable], new Clock { Step = keys.Stamps[lane], TimeStep = TimeStep });
        double Value(Expr expression) => compiler.Compile(expression.Rewrite(part => part switch
        {
            Draw draw => N(draw.Distribution == DrawDistribution.Normal ? normal : Uniform(draw.Index)),
            Read read when read.Variable == WellKnownSynapse.Source => N(keys.Sources[lane]),   // to a neuron's interpreter, i is the neuron
            _ => null,
        }))(0);
        foreach (Assign assign in s_statements) values[assign.Target][0] = Value(assign.Value);
        return (values[s_w][0], values[s_trace][0], Value(s_transmit));
    }

    private static LaneKeys Keys()
    {
        LaneKeys keys = new(Lanes);
        for (int lane = 0; lane < Lanes; lane++)
            (keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane]) = (lane % 9, 3 * lane % 70, lane % 3, 100 + lane % 4);
        return keys;
    }

    /// <summary>What a lane begins with, exact in single precision.</summary>
    private readonly record struct Lane(int Number)
    {
        public double Weight => 1 + Number / 64.0;

        public double Trace => Number % 7 / 4.0;

        public double Potential => -70 + Number % 5;

        public double Elapsed => Number % 11;
    }
}
