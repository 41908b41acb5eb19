using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;

namespace Glia.Equations.Printing;

/// <summary>A synapse program as text: which variables exist how often, what events do, and the closed forms between them.</summary>
public static class SynapseText
{
    private static readonly Variable s_elapsed = new("s", VariableKind.WellKnown, Quantities.Dimension.Time);

    /// <summary>The text of a program; the same for the same program.</summary>
    public static string Of(SynapseProgram program)
    {
        var table = new Table();
        table.Title($"synapse {program.Name}");
        Variables(table, "per synapse", program.States);
        Variables(table, "pre-traces: one value per source and delay", program.PreTraces);
        Variables(table, "post-traces: one value per target", program.PostTraces);
        Given(table, program);
        if (!program.Advance.IsEmpty) table.Heading("between events, over an elapsed time s > 0");
        foreach (Assign assign in program.Advance) table.Row(assign.Target.Name, "<-", ClosedForm(assign));
        Statements(table, "when a presynaptic spike arrives", program.OnPre);
        table.Heading("transmits").Row(ExpressionText.Of(program.Transmit));
        Statements(table, "when the postsynaptic neuron spikes", program.OnPost);
        Statements(table, "every time step", program.Clock);
        if (program.Interval is { } interval) Statements(table, $"every {Interval(interval)}", program.Regular);
        table.Heading("delay").Row(program.Delay == DelaySite.Axonal ? "axonal: before the synapse" : "dendritic: behind the synapse");
        table.Heading("treatment");
        foreach (IntegrationNote note in program.Notes) table.Row($"{string.Join(", ", note.Variables)}: {note.Method}: {note.Reason}");
        return table.ToString();
    }

    private static void Variables(Table table, string heading, ImmutableArray<StateDefinition> variables)
    {
        if (variables.IsEmpty) return;
        table.Heading(heading);
        foreach (StateDefinition state in variables)
            table.Row(state.Variable.Name, ProgramText.Bracketed(state.Variable.Dimension), state.Variable.Name == "w" ? "initially the projection's weight" : "initially " + ExpressionText.Of(state.Initial));
    }

    private static void Given(Table table, SynapseProgram program)
    {
        if (!program.Parameters.IsEmpty) table.Heading("parameters");
        foreach (ParameterDefinition parameter in program.Parameters)
            table.Row(parameter.Variable.Name, "=", ProgramText.Quantity(parameter.Default, parameter.Variable.Dimension));
        if (!program.Modulators.IsEmpty) table.Heading("modulators");
        foreach (Variable modulator in program.Modulators) table.Row(modulator.Name, ProgramText.Bracketed(modulator.Dimension));
        if (program.PreReads.Length + program.PostReads.Length > 0) table.Heading("reads of neurons");
        foreach (NeuronRead read in program.PreReads) table.Row(read.Variable.Name, "=", $"{read.Name} of the source");
        foreach (NeuronRead read in program.PostReads) table.Row(read.Variable.Name, "=", $"{read.Name} of the target");
        if (!program.Sums.IsEmpty) table.Heading("sums");
        foreach (SynapseSum sum in program.Sums)
            table.Row(sum.Result.Name, "=", $"{ExpressionText.Of(sum.Term)}, over {(sum.Extent == SumExtent.Incoming ? "all synapses of the target" : "the synapses of the source up to this one")}");
    }

    private static void Statements(Table table, string heading, ImmutableArray<Assign> statements)
    {
        if (statements.IsEmpty) return;
        table.Heading(heading);
        foreach (Assign assign in statements) table.Row(assign.Target.Name, "<-", ExpressionText.Of(assign.Value));
    }

    /// <summary>Without the test for an elapsed time of 0, which the heading speaks of, and with a short name for that time.</summary>
    private static string ClosedForm(Assign assign) =>
        ExpressionText.Of((assign.Value is Select select ? select.WhenTrue : assign.Value).Substitute(WellKnownSynapse.Elapsed, s_elapsed.Value()));

    private static string Interval(Expr interval) => interval is Constant constant ? ProgramText.Quantity(constant.Value, Quantities.Dimension.Time) : ExpressionText.Of(interval);
}
