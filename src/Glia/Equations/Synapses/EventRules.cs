using System.Collections.Immutable;
using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Random;

namespace Glia.Equations.Synapses;

/// <summary>What the statements and equations of a synapse may read, beyond names and dimensions: locals that have been set, sums where there are sums, draws where something happens.</summary>
internal sealed class EventRules(SynapseSystem system, SumFunctions sums, Diagnostics equations)
{
    /// <summary>Reports what breaks a rule.</summary>
    public void Check()
    {
        Check(system.OnPre, mayHaveSums: false);
        Check(system.OnPost, mayHaveSums: false);
        Check(system.Regular, mayHaveSums: true);
        foreach ((Symbol symbol, DifferentialEquation equation) in system.Equations) Check(symbol, equation);
        foreach (SynapseSum sum in system.Sums) Check(sum);
        if (system.Draws > PoissonSampler.MaximumDrawIndex)
            equations.Error($"the model draws {system.Draws} random numbers; it can draw at most {PoissonSampler.MaximumDrawIndex}. Draw a number once, into a local, and use it by name.");
    }

    private void Check(ImmutableArray<CheckedStatement> statements, bool mayHaveSums)
    {
        var set = new HashSet<Variable>();
        foreach (CheckedStatement statement in statements)
        {
            Expr value = system.Inline(statement.Assign.Value);
            if (value.Variables().FirstOrDefault(variable => variable.Kind == VariableKind.Local && !set.Contains(variable)) is { } unset)
                statement.Error($"'{unset.Name}' is read before these statements have set it; a local has no value of its own.");
            if (!mayHaveSums && value.Reads(sums.Contains))
                statement.Error("sums over synapses are taken in clock-driven equations and in run_regularly, not at spikes; store the sum in a variable under run_regularly.");
            if (HasPoisson(value)) statement.Error("synapses draw rand(), randn() and binomial(n, p), but not poisson(mean).");
            set.Add(statement.Assign.Target);
        }
    }

    private void Check(Symbol symbol, DifferentialEquation equation)
    {
        void Error(string message) => equations.About($"d{symbol.Name}/dt").Error(symbol.Declaration!.Value!.Span, message);
        Expr[] values = [system.Inline(equation.Drift), .. equation.Noise.Select(noise => system.Inline(noise.Coefficient))];
        if (values.Any(value => value.HasDraws()))
            Error("random numbers are drawn at spikes and in run_regularly; in an equation use white noise (xi), or draw into a variable under run_regularly.");
        if (values.SelectMany(value => value.Variables()).FirstOrDefault(variable => variable.Kind == VariableKind.Local) is { } local)
            Error($"'{local.Name}' lives within an event and has no value between events.");
    }

    private void Check(SynapseSum sum)
    {
        Expr term = system.Inline(sum.Term);
        if (term.HasDraws()) sums.Error(sum, "what is summed cannot draw random numbers.");
        if (term.Variables().FirstOrDefault(variable => variable.Kind == VariableKind.Local) is { } local)
            sums.Error(sum, $"'{local.Name}' lives within an event and cannot be summed; make it a variable without the flag 'local'.");
    }

    private static bool HasPoisson(Expr value) => value.Descendants().Any(node => node is Draw { Distribution: DrawDistribution.Poisson });
}
