using Glia.Equations.Differentiation;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Tests.Differentiation;

/// <summary>Compares the gradients of a step with central differences of the interpreter, at a given state where nothing jumps; resets are detached, because differences do not see the surrogate.</summary>
internal sealed class GradientCheck(UpdateProgram program, double dt)
{
    private readonly AdjointProgram _adjoint = Adjoint.Of(program, detachReset: true);

    /// <summary>Values by name: states, inputs and parameters; what is missing has its default.</summary>
    public Dictionary<string, double> At { get; } = [];

    /// <summary>Number of the step.</summary>
    public long Step { get; init; }

    /// <summary>The terms of the loss, a fixed weighting of the new states and the output.</summary>
    private double[] Terms(string changed, double change)
    {
        var run = new Interpreter(program, 1, dt, seed: 3) { NextStep = Step };
        foreach ((string name, double value) in Values()) run[name][0] = value + (name == changed ? change : 0);
        run.Prepare();
        run.Step();
        return [.. program.States.Select((state, k) => Weight(k) * run[state.Variable.Name][0]), program.Output is null ? 0 : 0.7 * run.Output[0]];
    }

    /// <summary>All gradients with their central differences.</summary>
    public IEnumerable<(string Name, double Gradient, double Difference)> Compare()
    {
        AdjointInterpreter adjoint = Run();
        foreach (string name in Values().Select(pair => pair.Name).Where(name => VariableNamed(name) is { Type: ValueType.Real, Kind: not VariableKind.EventCount } variable
            && variable != WellKnown.RefractorySteps).ToList())
        {
            double gradient = program.Parameters.Any(parameter => parameter.Variable.Name == name)
                ? adjoint.ParameterGradient(name)
                : adjoint["_grad_" + name][0];
            double value = Values().First(pair => pair.Name == name).Value, h = 1e-4 * Math.Max(1, Math.Abs(value));
            // Five points, so that curvature does not hide errors.
            (double[] above, double[] below, double[] wellAbove, double[] wellBelow) = (Terms(name, h), Terms(name, -h), Terms(name, 2 * h), Terms(name, -2 * h));
            // Term by term, so that large terms that do not change cancel exactly.
            double difference = Enumerable.Range(0, above.Length).Sum(k => 8 * (above[k] - below[k]) - (wellAbove[k] - wellBelow[k])) / (12 * h);
            yield return (name, gradient, difference);
        }
    }

    /// <summary>The adjoint at the given state, seeded with the weights of the loss.</summary>
    public AdjointInterpreter Run(double spikeSeed = 0)
    {
        var run = new AdjointInterpreter(_adjoint, 1, dt, seed: 3) { Step = Step };
        foreach ((string name, double value) in Values()) run[VariableNamed(name)][0] = value;
        for (int k = 0; k < _adjoint.States.Length; k++) run[_adjoint.States[k].Seed][0] = Weight(k);
        if (_adjoint.OutputSeed is { } output) run[output][0] = 0.7;
        if (_adjoint.SpikeSeed is { } spike) run[spike][0] = spikeSeed;
        run.Run();
        return run;
    }

    private static double Weight(int k) => 1 + 0.37 * k;

    private List<(string Name, double Value)> Values()
    {
        var initial = new Interpreter(program, 1, dt);
        foreach (ParameterDefinition parameter in program.Parameters)
            if (At.TryGetValue(parameter.Variable.Name, out double value)) initial[parameter.Variable.Name][0] = value;
        initial.Initialise();
        return [.. program.Parameters.Select(parameter => parameter.Variable).Concat(program.States.Select(state => state.Variable))
            .Concat(program.ReceptorInputs).Concat(program.CurrentInputs)
            .Select(variable => (variable.Name, At.TryGetValue(variable.Name, out double given) ? given : initial[variable.Name][0]))];
    }

    private Variable VariableNamed(string name) => program.Parameters.Select(parameter => parameter.Variable)
        .Concat(program.States.Select(state => state.Variable)).Concat(program.ReceptorInputs).Concat(program.CurrentInputs)
        .First(variable => variable.Name == name);
}
