using BenchmarkDotNet.Attributes;
using Glia.Cli.Benchmarks;
using Glia.Simulation.Tests.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>One step of <c>iaf_psc_exp</c>: compiled in both precisions, and written by hand.</summary>
[MemoryDiagnoser]
public class LifBenchmark
{
    private Block<float>? _single;
    private Block<double>? _double;
    private HandVectorisedLif? _byHand;

    /// <summary>Neurons in the block: within the first-level cache, and beyond it.</summary>
    [Params(1_000, 77_169)]
    public int Neurons { get; set; }

    /// <summary>Makes the blocks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _single = Blocks.Of<float>("iaf_psc_exp", Neurons);
        _double = Blocks.Of<double>("iaf_psc_exp", Neurons);
        _byHand = new HandVectorisedLif(Neurons);
    }

    /// <summary>Written by hand, float32.</summary>
    [Benchmark(Baseline = true)]
    public int ByHand() => _byHand!.Step();

    /// <summary>Compiled from the equations, float32.</summary>
    [Benchmark]
    public int Single() => _single!.Kernel.Step(ref _single.Arguments);

    /// <summary>Compiled from the equations, float64.</summary>
    [Benchmark]
    public int Double() => _double!.Kernel.Step(ref _double.Arguments);

    /// <summary>Frees the blocks.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _single?.Dispose();
        _double?.Dispose();
        _byHand?.Dispose();
    }
}
