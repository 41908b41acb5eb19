using System.Collections.Immutable;
using Glia.Equations.Integration;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Synapses;

/// <summary>Writes the program of a checked model: subexpressions become locals where they are needed.</summary>
internal static class ProgramBuilder
{
    /// <summary>The program.</summary>
    /// <param name="system">The model.</param>
    /// <param name="split">Which of its equations are solved and which integrated.</param>
    public static SynapseProgram Build(SynapseSystem system, EquationSplit split)
    {
        var traces = new TraceFinder(system, split);
        ClockStep clock = ClockStep.Of(system, split);
        (ImmutableArray<Assign> onPre, Expr transmit) = Transmitted(Lower(system, system.OnPre), system.States[0].Variable);
        var program = new SynapseProgram
        {
            Name = system.Name,
            WeightDimension = system.Weight,
            Parameters = system.Parameters,
            PreTraces = [.. system.States.Where(state => traces.PreTraces.Contains(state.Variable))],
            PostTraces = [.. system.States.Where(state => traces.PostTraces.Contains(state.Variable))],
            States = [.. system.States.Where(state => !traces.PreTraces.Contains(state.Variable) && !traces.PostTraces.Contains(state.Variable))],
            Advance = split.Advance,
            OnPre = onPre,
            Transmit = transmit,
            OnPost = Lower(system, system.OnPost),
            Clock = clock.Statements,
            Regular = Lower(system, system.Regular),
            Interval = system.Interval,
            PreReads = [], PostReads = [],
            Modulators = system.Modulators,
            Sums = [.. system.Sums.Select(sum => sum with { Term = system.Inline(sum.Term) })],
            Draws = 0,
            Delay = system.Delay,
            Notes = SynapseNotes.Of(system, split, clock, traces),
        };
        return WithReads(program);
    }

    private static SynapseProgram WithReads(SynapseProgram program)
    {
        Expr[] expressions = [.. program.OnPre.Concat(program.OnPost).Concat(program.Clock).Concat(program.Regular).Select(assign => assign.Value),
            program.Transmit, .. program.Sums.Select(sum => sum.Term)];
        Variable[] reads = [.. expressions.SelectMany(expression => expression.Variables()).Distinct().Where(variable =>
            variable.Kind == VariableKind.Input && !program.Modulators.Contains(variable) && !program.Sums.Any(sum => sum.Result == variable))];
        return program with
        {
            PreReads = Of(NeuronSide.Pre),
            PostReads = Of(NeuronSide.Post),
            Draws = expressions.SelectMany(expression => expression.Descendants()).OfType<Draw>().Select(draw => draw.Index + 1).DefaultIfEmpty(0).Max(),
        };

        ImmutableArray<NeuronRead> Of(NeuronSide side) => [.. reads.Where(read => NeuronSide.Of(read.Name) == side).Select(read => new NeuronRead(read, side.Strip(read.Name)))];
    }

    private static ImmutableArray<Assign> Lower(SynapseSystem system, ImmutableArray<CheckedStatement> statements)
    {
        var step = new StepBuilder(system.Names);
        step.BeginPhase("event");
        foreach (CheckedStatement statement in statements) step.Assign(statement.Assign.Target, statement.Assign.Value);
        return [.. step.Phases.SelectMany(phase => phase.Statements).Cast<Assign>()];
    }

    /// <summary>What a spike carries, apart from the statements when nothing comes after it.</summary>
    private static (ImmutableArray<Assign> Statements, Expr Transmit) Transmitted(ImmutableArray<Assign> onPre, Variable weight)
    {
        Assign? last = onPre.LastOrDefault(assign => assign.Target.Name == SynapseDialect.Transmit);
        if (last is null) return (onPre, weight.Value());
        return last == onPre[^1] && !last.Value.HasDraws() ? (onPre.RemoveAt(onPre.Length - 1), last.Value) : (onPre, last.Target.Value());
    }
}
