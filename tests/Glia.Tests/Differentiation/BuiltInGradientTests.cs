using Glia.Equations;
using Glia.Equations.Integration;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;

namespace Glia.Tests.Differentiation;

public sealed class BuiltInGradientTests
{
    public static TheoryData<string> Models() => [.. ModelLibrary.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_of_a_built_in_agree_with_differences(string model)
    {
        ModelSystem system = ModelCompiler.Analyse(ModelLibrary.Get(model));
        UpdateProgram program = Integrator.Lower(system.Method == "rkf45" ? system with { Method = "rk4", ThresholdWithinStep = false } : system);
        var run = new Interpreter(program, 1, 0.1, seed: 3);
        // Some steps with input bring every variable away from its resting value, where derivatives vanish.
        for (int n = 0; n < 25; n++)
        {
            for (int k = 0; k < program.CurrentInputs.Length; k++) run[program.CurrentInputs[k].Name][0] = 120 + 10 * k;
            for (int k = 0; k < program.ReceptorInputs.Length; k++) run[program.ReceptorInputs[k].Name][0] = 0.3 + 0.1 * k;
            run.Step();
        }

        var check = new GradientCheck(program, 0.1) { Step = run.NextStep };
        foreach (StateDefinition state in program.States) check.At[state.Variable.Name] = run[state.Variable.Name][0];
        for (int k = 0; k < program.CurrentInputs.Length; k++) check.At[program.CurrentInputs[k].Name] = 115 + 10 * k;
        for (int k = 0; k < program.ReceptorInputs.Length; k++) check.At[program.ReceptorInputs[k].Name] = 0.25 + 0.1 * k;
        AdjointTests.AssertAgrees(check);
    }
}
