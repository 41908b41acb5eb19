using System.Numerics;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Simulation.Tests.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>Blocks of neurons at rest, ready to be stepped.</summary>
internal static class Blocks
{
    /// <summary>A block of a built-in model with its default parameters, propagators and initial state.</summary>
    public static Block<T> Of<T>(string model, int neurons)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get(model));
        var block = new Block<T>(program, neurons);
        var preparer = new Preparer(program, neurons);
        double[] parameters = [.. program.Parameters.Select(parameter => double.IsFinite(parameter.Default) ? parameter.Default : 1)];
        double[] derived = new double[preparer.Derived.Length], states = new double[preparer.States.Length];
        preparer.Derive(parameters, block.Arguments.TimeStep, derived);
        for (int i = 0; i < derived.Length; i++) block.Set(preparer.Derived[i].Name, derived[i]);
        preparer.Initialise(parameters, block.Arguments.TimeStep, (0, 0), 0, states);
        for (int i = 0; i < states.Length; i++) block.Set(preparer.States[i].Name, states[i]);
        return block;
    }
}
