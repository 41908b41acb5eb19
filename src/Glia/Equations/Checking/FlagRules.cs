using System.Collections.Immutable;
using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Equations.Checking;

/// <summary>Which flags a language has, and on which equations.</summary>
/// <param name="Differential">Those of differential equations.</param>
/// <param name="Subexpression">Those of subexpressions.</param>
/// <param name="Declaration">Those of parameters and variables.</param>
/// <param name="Exclusive">Those of which an equation can have only one.</param>
internal sealed record FlagRules(ImmutableArray<string> Differential, ImmutableArray<string> Subexpression, ImmutableArray<string> Declaration, ImmutableArray<string> Exclusive)
{
    /// <summary>The flags of neuron models.</summary>
    public static FlagRules OfNeurons { get; } = new(
        [Flags.UnlessRefractory], [Flags.ConstantOverStep, Flags.Shared],
        [Flags.Constant, Flags.ConstantOverStep, Flags.Shared, Flags.Timed, Flags.Events, Flags.Current],
        [Flags.Constant, Flags.Timed, Flags.Events, Flags.Current]);

    /// <summary>The flags of synapse models.</summary>
    public static FlagRules OfSynapses { get; } = new(
        [Flags.EventDriven, Flags.ClockDriven], [], [Flags.Constant, Flags.Modulator, Flags.Local],
        [Flags.EventDriven, Flags.ClockDriven, Flags.Constant, Flags.Modulator, Flags.Local]);

    /// <summary>Reports flags that are unknown, misplaced, repeated or contradict each other.</summary>
    public void Check(EquationSyntax equation, Diagnostics diagnostics)
    {
        (ImmutableArray<string> allowed, string what) = equation.Form switch
        {
            EquationForm.Differential => (Differential, "a differential equation"),
            EquationForm.Subexpression => (Subexpression, "a subexpression"),
            _ => (Declaration, "a parameter or variable"),
        };
        string possible = allowed.IsEmpty ? "none" : string.Join(", ", allowed);
        foreach (FlagSyntax flag in equation.Flags)
            if (!allowed.Contains(flag.Text))
                diagnostics.Error(flag.Span, IsKnown(flag.Text)
                    ? $"the flag '{flag.Text}' does not apply to {what}; possible: {possible}."
                    : $"unknown flag '{flag.Text}'.{Suggestion.For(flag.Text, allowed)} Possible for {what}: {possible}.");
        FlagSyntax[] roles = [.. equation.Flags.Where(flag => Exclusive.Contains(flag.Text))];
        if (roles.Length > 1) diagnostics.Error(roles[1].Span, $"the flags '{roles[0].Text}' and '{roles[1].Text}' exclude each other.");
    }

    private bool IsKnown(string flag) => Differential.Contains(flag) || Subexpression.Contains(flag) || Declaration.Contains(flag);
}
