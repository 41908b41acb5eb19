using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using static Glia.Tests.Synapses.TestSynapses;

namespace Glia.Tests.Synapses;

/// <summary>What the compiler finds between events, against numerical integration and against formulas.</summary>
public sealed class ClosedFormTests
{
    private const double Step_ms = 0.04;
    private const long Steps = 100;

    /// <summary>Chains in which each variable is driven by those before it, by sums and products; rates come from a few values, so that equal and zero ones are common.</summary>
    [Fact]
    public void Closed_forms_agree_with_numerical_integration()
    {
        Gen<(string, double)> equations = from seed in Gen.Choose(0, int.MaxValue) select Chain(new System.Random(seed));
        Check.QuickThrowOnFailure(Prop.ForAll(equations.ToArbitrary(), chain => Agree(chain.Item1, chain.Item2)));
    }

    [Theory]
    [InlineData("dx/dt = -x/tau : 1\ntau : second (constant)")]
    [InlineData("dx/dt = (x_inf - x)/tau : 1\nx_inf : 1 (constant)\ntau : second (constant)")]
    [InlineData("dx/dt = k : 1\nk : hertz (constant)")]
    [InlineData("dx/dt = -x/tau + y/tau : 1\ndy/dt = -y/tau : 1\ntau : second (constant)")]
    [InlineData("dx/dt = y/tau : 1\ndy/dt = z/tau : 1\ndz/dt = 1/tau : 1\ntau : second (constant)")]
    [InlineData("dx/dt = -x/a + y*z/a : 1\ndy/dt = -y/b : 1\ndz/dt = -z/a : 1\na : second (constant)\nb : second (constant)")]
    [InlineData("dx/dt = y**3/a : 1\ndy/dt = (1 - y)/a : 1\na : second (constant)")]
    [InlineData("dx/dt = f : 1\nf = -(x - y)/g : hertz\ng = 2*a : second\ndy/dt = -y/a : 1\na : second (constant)")]
    [InlineData("dx/dt = c*y/a : 1\nc : 1\ndy/dt = -y/a : 1\na : second (constant)")]
    public void Common_forms_agree_with_numerical_integration(string equations) => Assert.True(Agree(equations, 0.7));

    [Fact]
    public void Chain_of_close_rates_loses_no_digits()
    {
        // Differences of exponentials would lose ten of them here.
        SynapseModel model = Of("dx/dt = -x/a + y/a : 1\ndy/dt = -y/b + z/b : 1\ndz/dt = -z/c : 1\na : second (constant)\nb : second (constant)\nc : second (constant)");
        double Value(double b, double c) => Interpreted(model, Steps * Step_ms, 1, ("a", 10), ("b", b), ("c", c), ("x", 0), ("y", 0), ("z", 1));
        double s = Steps * Step_ms / 10, exact = s * s / 2 * Math.Exp(-s);
        Assert.Equal(exact, Value(10, 10), exact * 1e-13);
        Assert.Equal(Value(10, 10), Value(10 * (1 + 1e-9), 10 * (1 - 1e-9)), exact * 1e-8);
    }

    [Fact]
    public void Long_pauses_between_events_overflow_nowhere()
    {
        SynapseModel model = Of("dx/dt = -x/a + y/b : 1\ndy/dt = -y/b : 1\na : second (constant)\nb : second (constant)");
        double value = Interpreted(model, 1e6, 1, ("a", 1e5), ("b", 1), ("x", 0), ("y", 1));
        Assert.Equal(Math.Exp(-10) / (1 - 1e-5), value, 1e-12);
        Assert.Equal(0, Interpreted(model, 1e9, 1, ("a", 1), ("b", 1.001), ("x", 1), ("y", 1)));
    }

    [Fact]
    public void Time_constant_of_zero_is_a_relaxation_at_once()
    {
        SynapseModel model = Of("dx/dt = (c - x)/a : 1\na : second (constant)\nc : 1 (constant)", "x += 1");
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 1, Delay = 1, Parameters = Values(("a", 0), ("c", 3)), Initial = Values(("x", 7)) });
        synapse.Run([1, 1, 3], [], 6);
        Assert.Equal([7, 3, 5, 3, 4, 3, 3], Enumerable.Range(0, 7).Select(stamp => synapse["x", stamp]));
    }

    [Fact]
    public void Steady_state_is_reached_to_the_last_bit()
    {
        SynapseModel model = Of("dx/dt = (c - x)/a : 1\na : second (constant)\nc : 1 (constant)");
        Assert.Equal(0.3, Interpreted(model, 1e5, 1, ("a", 10), ("c", 0.3), ("x", 1)));
    }

    [Fact]
    public void Closed_form_of_an_approach_is_written_without_a_division()
    {
        SynapseProgram program = Compile(Tsodyks);
        string text = Glia.Equations.Printing.SynapseText.Of(program);
        Assert.Contains("x <- (x - 1)*exp(-s/tau_rec) + 1", text, StringComparison.Ordinal);
    }

    private static (string Equations, double Start) Chain(System.Random random)
    {
        string[] rates = ["0/ms", "-1/tau", "-1/tau", "-1/(2*tau)", "-k", "0.3/ms"];
        int length = random.Next(1, 5);
        var lines = new List<string> { "tau : second (constant)", "k : hertz (constant)", "c : 1" };
        for (int n = 0; n < length; n++)
        {
            string Factor() => random.Next(n + 2) is var pick && pick < n ? $"x{pick}" : pick == n ? "c" : "0.5";
            string rate = rates[random.Next(rates.Length)];
            string drive = string.Join(" + ", Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(4) == 0 ? $"{Factor()}*{Factor()}/tau" : $"{Factor()}*k").Append("0/ms"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"dx{n}/dt = x{n}*({rate}) + {drive} : 1"));
        }

        lines[^1] = lines[^1].Replace($"x{length - 1}", "x", StringComparison.Ordinal);
        return (string.Join('\n', lines), random.NextDouble() * 2 - 1);
    }

    /// <summary>The closed form of x and what the classical Runge–Kutta method makes of the same equations.</summary>
    private static bool Agree(string equations, double start)
    {
        SynapseModel solved = Of(equations);
        string[] stepwise = [.. equations.Split('\n').Select(line => line.StartsWith('d') && line.Contains("/dt", StringComparison.Ordinal) ? line + " (clock-driven)" : line)];
        SynapseModel integrated = Of(string.Join('\n', stepwise)) with { Method = "rk4" };
        SynapseProgram program = Compile(solved);
        // Products of two chains with several rates each are the one form that is not solved.
        if (!program.IsEventDriven) return program.Notes.Any(note => note.Reason.Contains("sums and products", StringComparison.Ordinal));
        (string, double)[] values = [.. program.Parameters.Select((parameter, n) => (parameter.Variable.Name, 1 + 0.5 * n)),
            .. program.States.Select((state, n) => (state.Variable.Name, start + 0.1 * n))];
        double exact = Interpreted(solved, Steps * Step_ms, 1, values), approximate = Interpreted(integrated, Step_ms, Steps, values);
        return Math.Abs(exact - approximate) <= 1e-6 * Math.Max(1, Math.Abs(approximate));
    }

    private static double Interpreted(SynapseModel model, double step_ms, long steps, params (string Name, double Value)[] values)
    {
        SynapseProgram program = Compile(model);
        HashSet<string> parameters = [.. program.Parameters.Select(parameter => parameter.Variable.Name)];
        var synapse = new SynapseInterpreter(program, new SynapseSetting
        {
            TimeStep_ms = step_ms, Delay = 1,
            Parameters = Values([.. values.Where(value => parameters.Contains(value.Name))]),
            Initial = Values([.. values.Where(value => !parameters.Contains(value.Name))]),
        });
        synapse.Run([], [], steps);
        return synapse["x", steps];
    }
}
