using BenchmarkDotNet.Attributes;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;

namespace Glia.Benchmarks.Micro;

/// <summary>One time step of <c>iaf_psc_exp</c> for a block of neurons: the compiled kernel against a loop vectorised by hand.</summary>
[MemoryDiagnoser]
public class NeuronUpdate
{
    private const int Neurons = 4096;

    private HandVectorisedUpdate _hand = null!;
    private KernelBlock<float> _single = null!;
    private KernelBlock<double> _double = null!;

    [GlobalSetup]
    public void SetUp()
    {
        UpdateProgram program = ModelCompiler.Compile(ModelLibrary.Get("iaf_psc_exp"));
        (_hand, _single, _double) = (new HandVectorisedUpdate(Neurons), new KernelBlock<float>(program, Neurons), new KernelBlock<double>(program, Neurons));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _hand.Dispose();
        _single.Dispose();
        _double.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Neurons)]
    public int ByHandSingle() => _hand.Step();

    [Benchmark(OperationsPerInvoke = Neurons)]
    public int CompiledSingle() => _single.Step();

    [Benchmark(OperationsPerInvoke = Neurons)]
    public int CompiledDouble() => _double.Step();
}
