using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>What integrators ask about a model before they take it.</summary>
internal sealed class ModelFacts
{
    public ModelFacts(ModelSystem system)
    {
        System = system;
        Subexpressions = new Subexpressions(system);
        States = [.. system.Equations.Select(equation => equation.Variable)];
    }

    public ModelSystem System { get; }

    public Subexpressions Subexpressions { get; }

    /// <summary>The variables that have a differential equation.</summary>
    public ImmutableHashSet<Variable> States { get; }

    public bool IsStochastic => System.Equations.Any(equation => !equation.Noise.IsEmpty);

    /// <summary>No coefficient of the noise depends on a state.</summary>
    public bool HasAdditiveNoise => NoiseTerms.All(noise => !Subexpressions.DependsOnEver(noise.Coefficient, States.Contains));

    /// <summary>Every equation has at most one noise term, and every noise drives one equation.</summary>
    public bool HasDiagonalNoise =>
        System.Equations.All(equation => equation.Noise.Length <= 1) && NoiseTerms.GroupBy(noise => noise.Name).All(group => group.Count() == 1);

    /// <summary>The equation whose right-hand side draws random numbers while the step runs, or null.</summary>
    public DifferentialEquation? DrawingEquation => System.Equations.FirstOrDefault(equation => Subexpressions.DrawsDuringStep(equation.Drift));

    /// <summary>Whether equations of frozen variables (<c>unless refractory</c>) can be frozen at all.</summary>
    public bool CanBeRefractory => System.Refractory is not null;

    private IEnumerable<NoiseTerm> NoiseTerms => System.Equations.SelectMany(equation => equation.Noise);

    /// <summary>All variables that a model declares.</summary>
    public static IEnumerable<Variable> Variables(ModelSystem system) => system.Parameters.Select(parameter => parameter.Variable)
        .Concat(system.States.Select(state => state.Variable))
        .Concat(system.Receptors.Select(receptor => receptor.Input))
        .Concat(system.CurrentInputs)
        .Concat(system.Subexpressions.Select(subexpression => subexpression.Variable));

    /// <summary>All expressions of a model that run during a step.</summary>
    public static IEnumerable<Expr> Expressions(ModelSystem system)
    {
        foreach (DifferentialEquation equation in system.Equations)
        {
            yield return equation.Drift;
            foreach (NoiseTerm noise in equation.Noise) yield return noise.Coefficient;
        }

        foreach (Subexpression subexpression in system.Subexpressions) yield return subexpression.Value;
        foreach (Assign assign in system.Receptors.SelectMany(receptor => receptor.OnArrival)
            .Concat(system.RunRegularly).Concat(system.BeforeThreshold).Concat(system.Reset))
            yield return assign.Value;
        foreach (Expr? expression in (Expr?[])[system.Threshold, system.Refractory, system.SpikeCount, system.Output])
            if (expression is not null) yield return expression;
    }
}
