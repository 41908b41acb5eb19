using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Integration;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Integration;

public sealed class RandomLinearSystemTests
{
    private const double Absent = 0;

    /// <summary>Matrices with holes, rates up to 2 per ms; one flag per variable says whether it is frozen while refractory.</summary>
    private static readonly Gen<Linear> s_systems =
        from n in Gen.Choose(1, 5)
        from rates in Gen.Frequency((1, Gen.Constant(Absent)), (1, Gen.Choose(-200, 200).Select(value => value / 100.0))).ArrayOf(n * n)
        from drives in Gen.Choose(-100, 100).Select(value => value / 50.0).ArrayOf(n)
        from frozen in Gen.Elements(true, false).ArrayOf(n)
        select new Linear(rates, drives, frozen);

    [Fact]
    public void Exact_step_agrees_with_many_small_steps_of_fourth_order() => Prop.ForAll(s_systems.ToArbitrary(), system =>
    {
        foreach (double refractorySteps in (double[])[0, 1])
        {
            double[] exact = Run(system, "exact", 0.2, 1, refractorySteps), small = Run(system, "rk4", 0.002, 100, 100 * refractorySteps);
            for (int i = 0; i < exact.Length; i++) Assert.Equal(small[i], exact[i], 1e-9);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exact_step_can_be_cut_anywhere() => Prop.ForAll(s_systems.ToArbitrary(), system =>
    {
        double[] one = Run(system, "exact", 0.4, 1, 0), two = Run(system, "exact", 0.2, 2, 0), many = Run(system, "exact", 0.05, 8, 0);
        for (int i = 0; i < one.Length; i++)
        {
            Assert.Equal(one[i], two[i], 1e-12);
            Assert.Equal(one[i], many[i], 1e-12);
        }
    }).QuickCheckThrowOnFailure();

    private static double[] Run(Linear system, string method, double dt, int steps, double refractorySteps)
    {
        int n = system.Drives.Length;
        var model = new TestModel { Refractory = Number(1) };
        Read[] states = [.. Enumerable.Range(0, n).Select(i => model.State($"x{i}", 1 - 0.3 * i))];
        Read input = model.Current("input");
        for (int i = 0; i < n; i++)
        {
            Expr drift = model.Parameter($"b{i}", system.Drives[i]) + Number(0.1 * i) * input;
            for (int j = 0; j < n; j++)
                if (system.Rates[i * n + j] != Absent) drift += model.Parameter($"a{i}{j}", system.Rates[i * n + j]) * states[j];
            model.Equation(states[i], drift, system.Frozen[i]);
        }

        var run = new Interpreter(Integrator.Lower(model.System() with { Method = method }), 1, dt);
        run["_refractory"][0] = refractorySteps;
        for (int step = 0; step < steps; step++)
        {
            run["input"][0] = 2;
            run.Step();
        }

        return [.. states.Select(state => run[state.Variable.Name][0])];
    }

    private sealed record Linear(double[] Rates, double[] Drives, bool[] Frozen);
}
