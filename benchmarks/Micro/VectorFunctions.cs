using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;

namespace Glia.Benchmarks.Micro;

/// <summary>A function of 4096 numbers: in compiled kernels, one by one with <see cref="MathF"/>, and with <see cref="TensorPrimitives"/>.</summary>
/// <remarks>A kernel also loads and stores its state; its results keep the errors of docs/equations.md and are the same bits on every machine.</remarks>
[MemoryDiagnoser]
public class VectorFunctions
{
    private const int Count = 4096;

    private readonly float[] _x = new float[Count], _y = new float[Count];
    private KernelBlock<float> _single = null!;
    private KernelBlock<double> _double = null!;

    [Params("exp", "log", "tanh")]
    public string Function { get; set; } = "exp";

    [GlobalSetup]
    public void SetUp()
    {
        UpdateProgram program = ModelCompiler.Compile(new NeuronModel { Name = Function, Equations = "x : 1\ny : 1", RunRegularly = $"x = x\ny = {Function}(x)" });
        (_single, _double) = (new KernelBlock<float>(program, Count), new KernelBlock<double>(program, Count));
        for (int i = 0; i < Count; i++) _single["x"][i] = _x[i] = 0.01f + 5f * i / Count;
        for (int i = 0; i < Count; i++) _double["x"][i] = _x[i];
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _single.Dispose();
        _double.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void OneByOneSingle()
    {
        Func<float, float> function = Function switch { "exp" => MathF.Exp, "log" => MathF.Log, _ => MathF.Tanh };
        for (int i = 0; i < Count; i++) _y[i] = function(_x[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void TensorsSingle()
    {
        switch (Function)
        {
            case "exp": TensorPrimitives.Exp<float>(_x, _y); break;
            case "log": TensorPrimitives.Log<float>(_x, _y); break;
            default: TensorPrimitives.Tanh<float>(_x, _y); break;
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int CompiledSingle() => _single.Step();

    [Benchmark(OperationsPerInvoke = Count)]
    public int CompiledDouble() => _double.Step();
}
