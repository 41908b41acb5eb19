using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Tests.Integration;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Interpretation;

public sealed class PreparerTests
{
    [Fact]
    public void Derived_values_are_those_of_the_given_parameters_and_step()
    {
        var preparer = new Preparer(Chain().Lower());
        foreach ((double tau, double drive, double dt) in (List<(double, double, double)>)[(10, 1, 0.1), (10, 2, 0.1), (5, 2, 0.1), (5, 2, 0.2), (10, 1, 0.1)])
        {
            double[] derived = new double[preparer.Derived.Length];
            preparer.Derive([tau, drive], dt, derived);
            Assert.Equal(Math.Exp(-dt / tau), Named(preparer, derived, "_P_v"), 1e-15);
            Assert.Equal(drive * tau * (1 - Math.Exp(-dt / tau)), Named(preparer, derived, "_c_v"), 1e-14);
        }
    }

    [Fact]
    public void Initial_values_may_draw_and_differ_between_neurons()
    {
        var model = new TestModel();
        model.State("v");
        UpdateProgram program = model.Lower();
        program = program with { States = [program.States[0] with { Initial = new Draw(DrawDistribution.Normal, 0) * Number(3) }] };
        double[] values = [.. Enumerable.Range(0, 2000).Select(i =>
        {
            double[] state = new double[1];
            new Preparer(program).Initialise([], 0.1, (1, 2), i, state);
            return state[0];
        })];
        Assert.Equal(3, Math.Sqrt(values.Average(value => value * value)), 0.2);
    }

    private static double Named(Preparer preparer, double[] derived, string name) =>
        derived[preparer.Derived.ToList().FindIndex(variable => variable.Name == name)];

    private static TestModel Chain()
    {
        var model = new TestModel();
        (Read tau, Read drive, Read v, Read i) = (model.Parameter("tau", 10), model.Parameter("drive", 1), model.State("v"), model.State("i"));
        model.Equation(v, -v / tau + i + drive);
        model.Equation(i, -i);
        return model;
    }
}
