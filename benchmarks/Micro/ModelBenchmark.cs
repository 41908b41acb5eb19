using BenchmarkDotNet.Attributes;
using Glia.Models;
using Glia.Simulation.Tests.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>One step of 10,000 neurons of each built-in model, float32.</summary>
public class ModelBenchmark
{
    private Block<float>? _block;
    private long _step;

    /// <summary>The model.</summary>
    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>All built-in models that can be stepped by themselves.</summary>
    public static IEnumerable<string> Models => ModelLibrary.Names;

    /// <summary>Makes the block.</summary>
    [GlobalSetup]
    public void Setup() => _block = Blocks.Of<float>(Model, 10_000);

    /// <summary>One step.</summary>
    [Benchmark(OperationsPerInvoke = 10_000)]
    public int Step()
    {
        _block!.Arguments.Step = _step++;
        return _block.Kernel.Step(ref _block.Arguments);
    }

    /// <summary>Frees the block.</summary>
    [GlobalCleanup]
    public void Cleanup() => _block?.Dispose();
}
