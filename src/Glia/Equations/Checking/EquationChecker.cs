using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Checks differential equations: dimension, and noise that enters linearly.</summary>
internal sealed class EquationChecker(Scope scope, FunctionTable functions, Diagnostics diagnostics)
{
    /// <summary>The equation of a variable; null when something was reported.</summary>
    public DifferentialEquation? Check(Symbol symbol)
    {
        Diagnostics about = diagnostics.About($"d{symbol.Name}/dt");
        var noiseScope = new NoiseScope(scope);
        Expr? value = new ExpressionChecker(noiseScope, functions, about).CheckNumber(symbol.Declaration!.Value!, symbol.Dimension / Dimension.Time);
        if (value is null) return null;
        if (noiseScope.Used.Count == 0) return Equation(symbol, value, []);
        if (LinearForm.Of(value, noiseScope.Used.Keys.ToHashSet()) is { } linear)
            return Equation(symbol, linear.Remainder, [.. noiseScope.Used.Keys.Where(linear.Coefficients.ContainsKey).Select(noise => new NoiseTerm(noise.Name, linear[noise]))]);
        NameSyntax first = noiseScope.Used.Values.First();
        about.Error(first.Span, $"the noise '{first.Name}' must enter linearly, as in '… + sigma*sqrt(2/tau)*{first.Name}'; it stands inside a function, power, quotient or product of noises.");
        return null;
    }

    private static DifferentialEquation Equation(Symbol symbol, Expr drift, ImmutableArray<NoiseTerm> noise) =>
        new(symbol.Variable, drift, noise, symbol.Has(Flags.UnlessRefractory));
}
