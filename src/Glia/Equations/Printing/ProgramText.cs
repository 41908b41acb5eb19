using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Equations.Printing;

/// <summary>An update program as text: what is prepared, what each phase of the step does, and how the equations are integrated.</summary>
public static class ProgramText
{
    /// <summary>The text of a program; the same for the same program.</summary>
    public static string Of(UpdateProgram program)
    {
        var table = new Table();
        table.Title($"step of {program.Name}");
        Declarations(table, program);
        if (!program.Preparation.IsEmpty)
        {
            table.Heading("prepared once per parameter set");
            foreach (Preparation preparation in program.Preparation) Prepare(table, preparation);
        }

        foreach (Phase phase in program.Phases)
        {
            table.Heading(phase.Name);
            foreach (Statement statement in phase.Statements) Write(table, statement, "");
        }

        Results(table, program);
        return table.ToString();
    }

    private static void Declarations(Table table, UpdateProgram program)
    {
        table.Heading("parameters");
        foreach (ParameterDefinition parameter in program.Parameters)
            table.Row(parameter.Variable.Name, "=", Quantity(parameter.Default, parameter.Variable.Dimension) + Kind(parameter.Variable));
        table.Heading("state");
        foreach (StateDefinition state in program.States)
            table.Row(state.Variable.Name, Bracketed(state.Variable.Dimension), "initially " + ExpressionText.Of(state.Initial));
        if (program.ReceptorInputs.IsEmpty && program.CurrentInputs.IsEmpty) return;
        table.Heading("inputs");
        foreach (Variable input in program.ReceptorInputs) table.Row(input.Name, Bracketed(input.Dimension), "sum of weights that arrive at t + dt");
        foreach (Variable input in program.CurrentInputs) table.Row(input.Name, Bracketed(input.Dimension), "in force from t to t + dt");
    }

    private static void Prepare(Table table, Preparation preparation)
    {
        switch (preparation)
        {
            case Derive derive:
                table.Row(derive.Target.Name, "=", ExpressionText.Of(derive.Value));
                break;
            case MatrixExponential exponential:
                int n = (int)Math.Round(Math.Sqrt(exponential.Matrix.Count));
                for (int row = 0; row < n; row++)
                    table.Row($"A[{row}]", "=", string.Join("   ", Enumerable.Range(0, n).Select(column => ExpressionText.Of(exponential.Matrix[row * n + column]))));
                string duration = ExpressionText.Of(exponential.Duration);
                Entries(table, exponential.Propagator, n, $"exp(A*{duration})");
                Entries(table, exponential.InputPropagator, n, $"integral of exp(A*s) over 0 <= s <= {duration}");
                break;
        }
    }

    private static void Entries(Table table, IReadOnlyList<Variable?> entries, int n, string matrix)
    {
        for (int k = 0; k < entries.Count; k++)
            if (entries[k] is { } entry) table.Row(entry.Name, "=", $"[{k / n}, {k % n}] of {matrix}");
    }

    private static void Write(Table table, Statement statement, string indent)
    {
        switch (statement)
        {
            case Assign assign:
                table.Row(indent + assign.Target.Name, "<-", ExpressionText.Of(assign.Value));
                break;
            case Loop loop:
                table.Row($"{indent}while {ExpressionText.Of(loop.Condition)}   (at most {loop.MaximumRounds} rounds)");
                foreach (Statement inner in loop.Body) Write(table, inner, indent + "  ");
                break;
        }
    }

    private static void Results(Table table, UpdateProgram program)
    {
        if (program.Spiked is { } spiked)
        {
            table.Heading("spikes");
            table.Row("when", spiked.Name);
            if (program.SpikeCount is { } count) table.Row("number", ExpressionText.Of(count));
        }

        if (program.Output is { } output) table.Heading("emits").Row(ExpressionText.Of(output));
        if (!program.Observables.IsEmpty)
        {
            table.Heading("can also be recorded");
            foreach ((string name, Expr value) in program.Observables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                table.Row(name, "=", ExpressionText.Of(value));
        }

        if (program.Integration.IsEmpty) return;
        table.Heading("integration");
        foreach (IntegrationNote note in program.Integration) table.Row($"{string.Join(", ", note.Variables)}: {note.Method}: {note.Reason}");
    }

    /// <summary>A value with its unit; a parameter without default says so.</summary>
    internal static string Quantity(double value, Dimension dimension) =>
        double.IsNaN(value) ? $"must be given{(dimension.IsNone ? "" : $" in {CustomaryUnits.Symbol(dimension)}")}"
        : ExpressionText.Number(value) + CustomaryUnits.Suffix(dimension);

    internal static string Bracketed(Dimension dimension) => dimension.IsNone ? "" : $"[{CustomaryUnits.Symbol(dimension)}]";

    internal static string Kind(Variable variable) => variable.Kind switch
    {
        VariableKind.TimedParameter => "   (may follow a schedule)",
        VariableKind.EventCount => "   (number of events in the step)",
        _ => variable.IsShared ? "   (shared)" : "",
    };
}
