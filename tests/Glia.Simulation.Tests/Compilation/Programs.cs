using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Small programs, written directly in the IR.</summary>
internal static class Programs
{
    public static Variable State(string name) => new(name, VariableKind.State, Dimension.None);

    public static Variable Parameter(string name) => new(name, VariableKind.Parameter, Dimension.None);

    public static Variable Input(string name) => new(name, VariableKind.Input, Dimension.None);

    public static Variable Local(string name) => new(name, VariableKind.Local, Dimension.None);

    public static Variable Flag(string name) => new(name, VariableKind.Local, Dimension.None, Glia.Equations.Ir.ValueType.Boolean);

    public static Expr V(Variable variable) => new Read(variable);

    public static Expr N(double value) => new Constant(value);

    public static Expr Op(BinaryOperator o, Expr a, Expr b) => new Binary(o, a, b);

    public static Expr Add(Expr a, Expr b) => Op(BinaryOperator.Add, a, b);

    public static Expr Sub(Expr a, Expr b) => Op(BinaryOperator.Subtract, a, b);

    public static Expr Mul(Expr a, Expr b) => Op(BinaryOperator.Multiply, a, b);

    public static Expr Call(Function function, params Expr[] arguments) => new Call(function, new ExprList([.. arguments]));

    /// <summary>A program with these states, parameters and statements.</summary>
    public static UpdateProgram Of(Variable[] states, Variable[] parameters, params Statement[] statements) => new()
    {
        Name = "test",
        Parameters = [.. parameters.Select(p => new ParameterDefinition(p, 1))],
        States = [.. states.Select(s => new StateDefinition(s, new Constant(0)))],
        ReceptorInputs = [],
        CurrentInputs = [],
        Preparation = [],
        Phases = [new Phase("evolve", [.. statements])],
        Observables = ImmutableDictionary<string, Expr>.Empty,
        Integration = [],
    };

    /// <summary>Output f(x) for every neuron.</summary>
    public static UpdateProgram Apply(Func<Expr, Expr> formula) => Of([State("x")], []) with { Output = formula(V(State("x"))) };

    /// <summary>Output f(x, z) for every neuron.</summary>
    public static UpdateProgram Apply(Func<Expr, Expr, Expr> formula) =>
        Of([State("x"), State("z")], []) with { Output = formula(V(State("x")), V(State("z"))) };

    /// <summary>Leaky integrate-and-fire neuron with exponential currents, integrated exactly.</summary>
    public static UpdateProgram IafPscExp()
    {
        Variable v = State("V_m"), ex = State("I_ex"), inh = State("I_in"), refractory = State("_refractory");
        Variable[] p = [.. "p22 p11e p11i p21e p21i drive V_th V_reset steps".Split(' ').Select(Parameter)];
        Variable we = Input("w_ex"), wi = Input("w_in"), free = Flag("free"), spiked = Flag("_spiked");
        Expr next = Add(Add(Mul(V(p[0]), V(v)), V(p[5])), Add(Mul(V(p[3]), V(ex)), Mul(V(p[4]), V(inh))));
        return Of([v, ex, inh, refractory], p) with
        {
            ReceptorInputs = [we, wi],
            Spiked = spiked,
            Phases =
            [
                new Phase("evolve",
                [
                    new Assign(free, Op(BinaryOperator.LessOrEqual, V(refractory), N(0))),
                    new Assign(v, new Select(V(free), next, V(v))),
                    new Assign(ex, Mul(V(p[1]), V(ex))),
                    new Assign(inh, Mul(V(p[2]), V(inh))),
                    new Assign(refractory, Call(Functions.Max, Sub(V(refractory), N(1)), N(0))),
                ]),
                new Phase("receive", [new Assign(ex, Add(V(ex), V(we))), new Assign(inh, Add(V(inh), V(wi)))]),
                new Phase("threshold", [new Assign(spiked, Op(BinaryOperator.And, V(free), Op(BinaryOperator.GreaterOrEqual, V(v), V(p[6]))))]),
                new Phase("reset",
                [
                    new Assign(v, new Select(V(spiked), V(p[7]), V(v))),
                    new Assign(refractory, new Select(V(spiked), V(p[8]), V(refractory))),
                ]),
            ],
        };
    }

    /// <summary>A source of Poisson spike counts.</summary>
    public static UpdateProgram PoissonSource()
    {
        Variable mean = Parameter("mean"), count = Local("count"), spiked = Flag("_spiked");
        return Of([], [mean], new Assign(count, new Draw(DrawDistribution.Poisson, 0, V(mean))), new Assign(spiked, Op(BinaryOperator.Greater, V(count), N(0)))) with
        {
            Spiked = spiked,
            SpikeCount = V(count),
        };
    }
}
