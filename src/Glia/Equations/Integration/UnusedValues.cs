using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>Removes locals and derived values that nothing reads.</summary>
internal static class UnusedValues
{
    /// <summary>The program without them.</summary>
    public static UpdateProgram Remove(UpdateProgram program)
    {
        while (true)
        {
            HashSet<Variable> read = [.. Reads(program)];
            int before = Size(program);
            program = program with
            {
                Phases = [.. program.Phases
                    .Select(phase => phase with { Statements = Used(phase.Statements, read) })
                    .Where(phase => !phase.Statements.IsEmpty)],
                Preparation = [.. program.Preparation.Select(item => Used(item, read)).OfType<Preparation>()],
            };
            if (Size(program) == before) return program;
        }
    }

    private static IEnumerable<Variable> Reads(UpdateProgram program)
    {
        IEnumerable<Expr> expressions = program.Statements.SelectMany(statement => statement.Expressions())
            .Concat(program.Preparation.SelectMany(item => item switch
            {
                Derive derive => [derive.Value],
                MatrixExponential exponential => exponential.Matrix.Append(exponential.Duration),
                _ => Enumerable.Empty<Expr>(),
            }))
            .Concat(program.Observables.Values)
            .Concat(program.States.Select(state => state.Initial));
        foreach (Variable variable in expressions.SelectMany(expression => expression.Variables())) yield return variable;
        if (program.Spiked is { } spiked) yield return spiked;
        foreach (Expr? result in (Expr?[])[program.SpikeCount, program.Output])
            foreach (Variable variable in result?.Variables() ?? []) yield return variable;
    }

    private static ImmutableArray<Statement> Used(ImmutableArray<Statement> statements, HashSet<Variable> read) =>
        [.. statements.Where(statement => IsUsed(statement, read)).Select(statement =>
            statement is Loop loop ? loop with { Body = Used(loop.Body, read) } : statement)];

    private static bool IsUsed(Statement statement, HashSet<Variable> read) =>
        statement.Targets().Any(target => target.Kind != VariableKind.Local || read.Contains(target));

    private static Preparation? Used(Preparation preparation, HashSet<Variable> read)
    {
        Variable? IfRead(Variable? variable) => variable is not null && read.Contains(variable) ? variable : null;
        switch (preparation)
        {
            case Derive derive:
                return read.Contains(derive.Target) ? derive : null;
            case MatrixExponential exponential:
                MatrixExponential wanted = exponential with
                {
                    Propagator = [.. exponential.Propagator.Select(IfRead)],
                    InputPropagator = [.. exponential.InputPropagator.Select(IfRead)],
                };
                return wanted.Propagator.Concat(wanted.InputPropagator).Any(variable => variable is not null) ? wanted : null;
            default:
                return preparation;
        }
    }

    private static int Size(UpdateProgram program) =>
        program.Statements.Sum(Size) + program.Preparation.Sum(item => item is MatrixExponential exponential
            ? 1 + exponential.Propagator.Concat(exponential.InputPropagator).Count(variable => variable is not null)
            : 1);

    private static int Size(Statement statement) => statement is Loop loop ? 1 + loop.Body.Sum(Size) : 1;
}
