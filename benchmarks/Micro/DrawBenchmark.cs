using BenchmarkDotNet.Attributes;
using Glia.Random;
using Glia.Simulation.Tests.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>Random numbers: one Poisson count per source and step, and the generator by itself.</summary>
public class DrawBenchmark
{
    private const int Sources = 77_169;
    private readonly (uint, uint) _key = Philox.Key(1, 1);
    private Block<float>? _block;
    private long _step;

    /// <summary>Expected events per source and step.</summary>
    [Params(0.1, 1.5, 20)]
    public double Mean { get; set; }

    /// <summary>Makes the block.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _block = Blocks.Of<float>("poisson", Sources);
        _block.Set("rate", Mean / 0.1);
    }

    /// <summary>Counts of all sources in one step, vectorised.</summary>
    [Benchmark(OperationsPerInvoke = Sources)]
    public int PoissonCounts()
    {
        _block!.Arguments.Step = _step++;
        return _block.Kernel.Counts!(ref _block.Arguments);
    }

    /// <summary>32 random bits, one at a time.</summary>
    [Benchmark]
    public uint PhiloxBits() => Philox.Bits(_key, _step++, 0, 0);

    /// <summary>Frees the block.</summary>
    [GlobalCleanup]
    public void Cleanup() => _block?.Dispose();
}
