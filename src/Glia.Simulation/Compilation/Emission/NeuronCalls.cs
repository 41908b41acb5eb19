using System.Numerics;
using Glia.Equations.Ir;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Calls of scalar functions for the neurons of one vector.</summary>
internal static unsafe class NeuronCalls
{
    [ThreadStatic]
    private static double[]?[]? _arguments;

    /// <summary>Applies a function to every lane.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">One vector per argument, one after the other.</param>
    /// <param name="lanes">Neurons per vector.</param>
    /// <param name="result">Receives one vector.</param>
    public static void Apply<T>(Function function, T* arguments, int lanes, T* result)
        where T : unmanaged, INumberBase<T>
    {
        double[] values = Buffer(function.Arity);
        for (int lane = 0; lane < lanes; lane++)
        {
            for (int k = 0; k < values.Length; k++) values[k] = double.CreateTruncating(arguments[k * lanes + lane]);
            result[lane] = T.CreateTruncating(function.Evaluate(values));
        }
    }

    /// <summary>Applies a function to the lanes of a mask and leaves the others as they are.</summary>
    public static void Repair<T>(Function function, T* arguments, int lanes, T* result, ulong mask)
        where T : unmanaged, INumberBase<T>
    {
        double[] values = Buffer(function.Arity);
        for (; mask != 0; mask &= mask - 1)
        {
            int lane = BitOperations.TrailingZeroCount(mask);
            if (lane >= lanes) return;
            for (int k = 0; k < values.Length; k++) values[k] = double.CreateTruncating(arguments[k * lanes + lane]);
            result[lane] = T.CreateTruncating(function.Evaluate(values));
        }
    }

    /// <summary>One array per arity and thread: the call itself allocates nothing.</summary>
    private static double[] Buffer(int arity)
    {
        _arguments ??= new double[]?[8];
        if (arity >= _arguments.Length) Array.Resize(ref _arguments, arity + 1);
        return _arguments[arity] ??= new double[arity];
    }
}
