using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Equations.Checking;

/// <summary>The flags that may stand behind the unit of an equation.</summary>
internal static class Flags
{
    public const string UnlessRefractory = "unless refractory";
    public const string Constant = "constant";
    public const string ConstantOverStep = "constant over dt";
    public const string Shared = "shared";
    public const string Timed = "timed";
    public const string Events = "events";
    public const string Current = "current";

    private static readonly string[] s_differential = [UnlessRefractory];
    private static readonly string[] s_subexpression = [ConstantOverStep, Shared];
    private static readonly string[] s_declaration = [Constant, ConstantOverStep, Shared, Timed, Events, Current];
    private static readonly string[] s_roles = [Constant, Timed, Events, Current];

    /// <summary>Reports flags that are unknown, misplaced, repeated or contradict each other.</summary>
    public static void Check(EquationSyntax equation, Diagnostics diagnostics)
    {
        (string[] allowed, string what) = equation.Form switch
        {
            EquationForm.Differential => (s_differential, "a differential equation"),
            EquationForm.Subexpression => (s_subexpression, "a subexpression"),
            _ => (s_declaration, "a parameter or variable"),
        };
        foreach (FlagSyntax flag in equation.Flags)
            if (!allowed.Contains(flag.Text))
                diagnostics.Error(flag.Span, IsKnown(flag.Text)
                    ? $"the flag '{flag.Text}' does not apply to {what}; possible: {string.Join(", ", allowed)}."
                    : $"unknown flag '{flag.Text}'.{Suggestion.For(flag.Text, allowed)} Possible for {what}: {string.Join(", ", allowed)}.");
        FlagSyntax[] roles = [.. equation.Flags.Where(flag => s_roles.Contains(flag.Text))];
        if (roles.Length > 1) diagnostics.Error(roles[1].Span, $"the flags '{roles[0].Text}' and '{roles[1].Text}' exclude each other.");
    }

    private static bool IsKnown(string flag) => s_differential.Contains(flag) || s_subexpression.Contains(flag) || s_declaration.Contains(flag);
}
