using Glia.Equations;
using Glia.Equations.Integration;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Tests.Differentiation;

/// <summary>Gradients of every built-in against differences; adaptive models in their rk4 form, since <see cref="Glia.Equations.Differentiation.Adjoint"/> takes fixed steps only.</summary>
public sealed class BuiltInGradientTests
{
    public static TheoryData<string> Models() => [.. ModelLibrary.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_of_a_built_in_agree_with_differences_and_adaptive_ones_do_in_their_rk4_form(string model)
    {
        ModelSystem system = ModelCompiler.Analyse(ModelLibrary.Get(model));
        bool isAdaptive = system.Method == "rkf45";
        UpdateProgram program = Integrator.Lower(isAdaptive ? system with { Method = "rk4", ThresholdWithinStep = false } : system);
        double dt = isAdaptive ? 0.01 : 0.1;
        var run = new Interpreter(program, 1, dt, seed: 3);
        var check = new GradientCheck(program, dt) { Step = 60 };
        // A parameter that is 0 may switch off what it belongs to, or sit at the corner of a root.
        foreach (Variable parameter in program.Parameters.Where(parameter => parameter.Default == 0).Select(parameter => parameter.Variable))
            if (parameter is { Type: ValueType.Real, Kind: not VariableKind.EventCount }) check.At[parameter.Name] = run[parameter.Name][0] = 0.3;
        run.Initialise();
        // Some steps with input bring every variable away from its resting value, where derivatives vanish.
        for (int n = 0; n < 60; n++)
        {
            // At the end the neuron is to be free, not refractory.
            for (int k = 0; k < program.CurrentInputs.Length && n < 25; k++) run[program.CurrentInputs[k].Name][0] = 120 + 10 * k;
            for (int k = 0; k < program.ReceptorInputs.Length && n < 25; k++) run[program.ReceptorInputs[k].Name][0] = 0.3 + 0.1 * k;
            run.Step();
        }

        foreach (StateDefinition state in program.States) check.At[state.Variable.Name] = run[state.Variable.Name][0];
        // Never having spiked, its clock stands at its bound, where it has a corner.
        if (model == "two_compartment") check.At["since_spike"] = 50;
        for (int k = 0; k < program.CurrentInputs.Length; k++) check.At[program.CurrentInputs[k].Name] = 115 + 10 * k;
        for (int k = 0; k < program.ReceptorInputs.Length; k++) check.At[program.ReceptorInputs[k].Name] = 0.25 + 0.1 * k;
        AdjointTests.AssertAgrees(check);
    }
}
