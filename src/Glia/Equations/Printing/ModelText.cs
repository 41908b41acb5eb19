using Glia.Equations.Ir;

namespace Glia.Equations.Printing;

/// <summary>A model's typed equations as text, as the integrator gets them: in internal units, functions inlined.</summary>
public static class ModelText
{
    /// <summary>The text of a model; the same for the same model.</summary>
    public static string Of(ModelSystem system)
    {
        var table = new Table();
        table.Title($"model {system.Name}");
        Equations(table, system);
        Ports(table, system);
        Spiking(table, system);
        table.Heading("parameters");
        foreach (ParameterDefinition parameter in system.Parameters)
            table.Row(parameter.Variable.Name, "=", ProgramText.Quantity(parameter.Default, parameter.Variable.Dimension) + ProgramText.Kind(parameter.Variable));
        if (system.Method is { } method) table.Heading("integrator").Row(method);
        return table.ToString();
    }

    private static void Equations(Table table, ModelSystem system)
    {
        table.Heading("equations");
        foreach (DifferentialEquation equation in system.Equations)
        {
            string noise = string.Concat(equation.Noise.Select(term => $" + ({ExpressionText.Of(term.Coefficient)})*{term.Name}"));
            string frozen = equation.UnlessRefractory ? "   (unless refractory)" : "";
            table.Row($"d{equation.Variable}/dt", "=", ExpressionText.Of(equation.Drift) + noise + frozen);
        }

        foreach (Subexpression subexpression in system.Subexpressions)
            table.Row(subexpression.Variable.Name, "=", ExpressionText.Of(subexpression.Value) + (subexpression.ConstantOverStep ? "   (constant over dt)" : ""));
        table.Heading("state");
        foreach (StateDefinition state in system.States)
            table.Row(state.Variable.Name, ProgramText.Bracketed(state.Variable.Dimension), "initially " + ExpressionText.Of(state.Initial));
    }

    private static void Ports(Table table, ModelSystem system)
    {
        if (!system.Receptors.IsEmpty) table.Heading("receptors");
        foreach (ReceptorDefinition receptor in system.Receptors)
        {
            string sign = receptor.Sign switch { WeightSign.NonNegative => "weights >= 0", WeightSign.NonPositive => "weights <= 0", _ => "any weights" };
            string lost = receptor.UnlessRefractory ? ", lost while refractory" : "";
            table.Row(receptor.Name, ProgramText.Bracketed(receptor.Input.Dimension), $"{string.Join("; ", receptor.OnArrival.Select(Assignment))}   ({sign}{lost})");
        }

        if (!system.CurrentInputs.IsEmpty) table.Heading("injected currents");
        foreach (Variable current in system.CurrentInputs) table.Row(current.Name, ProgramText.Bracketed(current.Dimension));
    }

    private static void Spiking(Table table, ModelSystem system)
    {
        Statements(table, "at the start of every step", system.RunRegularly);
        Statements(table, "before the threshold is tested", system.BeforeThreshold);
        string within = system.ThresholdWithinStep ? " (tested after every inner step)" : "";
        if (system.Threshold is { } threshold) table.Heading("spikes when" + within).Row(ExpressionText.Of(threshold));
        if (system.SpikeCount is { } count) table.Heading("number of spikes in a step").Row(ExpressionText.Of(count));
        if (system.Output is { } output) table.Heading("emits").Row(ExpressionText.Of(output));
        Statements(table, "at a spike", system.Reset);
        if (system.Refractory is { } refractory)
            table.Heading(refractory.Type == Ir.ValueType.Boolean ? "refractory while" : "refractory for").Row(ExpressionText.Of(refractory));
    }

    private static void Statements(Table table, string heading, IReadOnlyCollection<Assign> statements)
    {
        if (statements.Count == 0) return;
        table.Heading(heading);
        foreach (Assign assign in statements) table.Row(assign.Target.Name, "<-", ExpressionText.Of(assign.Value));
    }

    private static string Assignment(Assign assign) => $"{assign.Target} <- {ExpressionText.Of(assign.Value)}";
}
