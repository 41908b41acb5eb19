using BenchmarkDotNet.Attributes;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Random;

namespace Glia.Benchmarks.Micro;

/// <summary>A Poisson count for each neuron of a block: the compiled draw against the scalar definition, which gives the same counts.</summary>
[MemoryDiagnoser]
public class PoissonDraws
{
    private const int Neurons = 4096;

    private KernelBlock<float> _kernel = null!;
    private long _step;

    /// <summary>Expected events per step: below the limit of inversion, and above, where counts are found by rejection.</summary>
    [Params(0.1, 1.5, 20)]
    public double Mean { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        string mean = Mean.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        UpdateProgram program = ModelCompiler.Compile(new NeuronModel { Name = "counts", Equations = "x : 1", RunRegularly = $"x = poisson({mean})" });
        _kernel = new KernelBlock<float>(program, Neurons);
    }

    [GlobalCleanup]
    public void CleanUp() => _kernel.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Neurons)]
    public double Scalar()
    {
        double sum = 0;
        _step++;
        for (int i = 0; i < Neurons; i++) sum += PoissonSampler.Sample(Mean, (1, 2), i, _step, 0);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Neurons)]
    public int Compiled() => _kernel.Step();
}
