using System.Collections.Immutable;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>
/// Takes one neuron of a population through one step: parameters that make the equations divide by zero show at once, not as NaN in the recordings
/// of a long run. Parameters that are drawn are represented by a value from the middle of their distribution.
/// </summary>
internal static class TrialStep
{
    /// <summary>Reports the first value that is not finite; where all are, what a spike would lead to.</summary>
    public static void Check(FindingList findings, Population population, ModelSystem model, UpdateProgram program, Time timeStep)
    {
        var interpreter = new Interpreter(program, 1, timeStep.Milliseconds);
        foreach ((string name, ParameterValue value) in population.Parameters)
            if (Representative(value) is { } number) interpreter.Set(name, number);
        interpreter.Initialise();
        foreach ((string name, ParameterValue value) in population.Initial)
            if (Representative(value) is { } number) interpreter.Set(name, number);
        string? when = null;
        if (NotFinite(interpreter, program) is not { } variable)
        {
            bool spikes = interpreter.Step().Length > 0;
            when = " after the first step";
            if (NotFinite(interpreter, program) is not { } grown)
            {
                if (!spikes) ResetTrial.Check(findings, population, model, interpreter, timeStep);
                return;
            }

            variable = grown;
        }

        double bad = interpreter[variable.Name][0];
        findings.Error(Subjects.Population(population.Name),
            $"has {variable.Name} = {Phrases.Value(bad, variable.Dimension)}{when ?? " at the start"}.{Suspects(program, interpreter)} "
            + "Give parameters and initial values with which the equations stay finite.");
    }

    /// <summary>A value that a neuron may have; null where the value is none.</summary>
    private static double? Representative(ParameterValue value) => value is not DistributedValue { Distribution: var distribution }
        ? null
        : distribution switch
        {
            ConstantDistribution constant => DistributionLaw.Bounded(constant.Value.Value, distribution),
            UniformDistribution uniform => DistributionLaw.Bounded((uniform.From.Value + uniform.To.Value) / 2, distribution),
            NormalDistribution normal => DistributionLaw.Bounded(normal.Mean.Value, distribution),
            LognormalDistribution lognormal => DistributionLaw.Bounded(lognormal.Unit.Value * Math.Exp(lognormal.Mu), distribution),
            ArrayDistribution array => DistributionLaw.Bounded(array.Values[0], distribution),
            _ => null,
        };

    private static Variable? NotFinite(Interpreter interpreter, UpdateProgram program) => program.States
        .Select(state => state.Variable)
        .Where(variable => !variable.Name.StartsWith('_'))
        .FirstOrDefault(variable => !double.IsFinite(interpreter[variable.Name][0]));

    private static string Suspects(UpdateProgram program, Interpreter interpreter)
    {
        ImmutableArray<string> zeros =
        [
            .. program.Parameters.Select(parameter => parameter.Variable)
                .Where(variable => variable.Dimension.IsMagnitude && interpreter[variable.Name][0] == 0)
                .Select(variable => $"{variable.Name} = {Phrases.Value(0, variable.Dimension)}"),
        ];
        return zeros.IsEmpty ? "" : $" Parameters that are 0: {string.Join(", ", zeros)}.";
    }
}
