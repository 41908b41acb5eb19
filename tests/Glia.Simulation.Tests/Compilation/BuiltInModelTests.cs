using System.Numerics;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Random;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Built-in models, compiled, against the interpreter.</summary>
public sealed class BuiltInModelTests
{
    private const int Neurons = 70, Steps = 300;

    public static TheoryData<string> Names => [.. ModelLibrary.Names];

    [Theory, MemberData(nameof(Names))]
    public void Compiled_models_follow_the_interpreter(string name) => Compare<double>(name, VectorWidths.Best, 1e-7);

    [Theory, MemberData(nameof(Names))]
    public void Compiled_models_follow_the_interpreter_one_neuron_at_a_time(string name) => Compare<double>(name, VectorWidth.Scalar, 1e-7);

    [Theory, MemberData(nameof(Names))]
    public void Every_width_gives_the_same_bits(string name)
    {
        string expected = Trace<float>(name, VectorWidth.Scalar);
        Assert.Equal(expected, Trace<float>(name, VectorWidth.Bits128));
        Assert.Equal(expected, Trace<float>(name, VectorWidth.Bits256));
        Assert.Equal(expected, Trace<float>(name, VectorWidth.Bits512));
    }

    private static void Compare<T>(string name, VectorWidth width, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get(name));
        Interpreter interpreter = new(program, Neurons, 0.1, seed: 5);
        using Block<T> block = Prepared<T>(program, width);
        System.Random random = new(2);
        for (int step = 0; step < Steps; step++)
        {
            Stimulate(program, random, (variable, neuron, value) =>
            {
                interpreter[variable][neuron] = value;
                block[variable][neuron] = T.CreateTruncating(value);
            });
            Assert.Equal(interpreter.Step(), block.Step(step));
            // The step size of an adaptive integrator follows from an error estimate, a small difference of large numbers: it is not compared.
            foreach (string state in program.States.Select(state => state.Variable.Name).Where(state => state != "_h"))
                Agree(interpreter[state], block[state], state, step, tolerance);
            if (program.Output is not null) Agree(interpreter.Output, block[KernelLayout.OutputName], "output", step, tolerance);
        }
    }

    private static void Agree<T>(ReadOnlySpan<double> expected, Span<T> actual, string name, int step, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - double.CreateTruncating(actual[i]));
            Assert.True(difference <= tolerance * (1 + Math.Abs(expected[i])), $"{name}[{i}] in step {step}: {actual[i]} instead of {expected[i]:R}.");
        }
    }

    private static string Trace<T>(string name, VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get(name));
        using Block<T> block = Prepared<T>(program, width);
        System.Random random = new(2);
        List<string> trace = [];
        for (int step = 0; step < 100; step++)
        {
            Stimulate(program, random, (variable, neuron, value) => block[variable][neuron] = T.CreateTruncating(value));
            trace.Add(string.Join(' ', block.Step(step)));
            foreach (StateDefinition state in program.States) trace.Add(string.Join(' ', block[state.Variable.Name][..Neurons].ToArray()));
        }

        return string.Join('\n', trace);
    }

    private static void Stimulate(UpdateProgram program, System.Random random, Action<string, int, double> set)
    {
        foreach (Variable input in program.ReceptorInputs)
        {
            for (int i = 0; i < Neurons; i++)
                if (random.NextDouble() < 0.05) set(input.Name, i, 40 * random.NextDouble() * (input.Name.Contains("inh", StringComparison.Ordinal) ? -1 : 1));
        }

        foreach (Variable input in program.CurrentInputs)
            for (int i = 0; i < Neurons; i++) set(input.Name, i, 10.0 * i);
    }

    private static Block<T> Prepared<T>(UpdateProgram program, VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Block<T> block = new(program, Neurons, width);
        (block.Arguments.Key0, block.Arguments.Key1) = Philox.Key(5, RandomPurpose.Dynamics);
        Preparer preparer = new(program, Neurons);
        double[] parameters = [.. program.Parameters.Select(parameter => parameter.Default)];
        double[] derived = new double[preparer.Derived.Length], states = new double[preparer.States.Length];
        preparer.Derive(parameters, 0.1, derived);
        for (int k = 0; k < derived.Length; k++) block.Set(preparer.Derived[k].Name, derived[k]);
        for (int i = 0; i < Neurons; i++)
        {
            preparer.Initialise(parameters, 0.1, Philox.Key(5, RandomPurpose.InitialValues), i, states);
            for (int k = 0; k < states.Length; k++) block[preparer.States[k].Name][i] = T.CreateTruncating(states[k]);
        }

        return block;
    }
}
