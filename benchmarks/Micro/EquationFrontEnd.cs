using BenchmarkDotNet.Attributes;
using Glia.Equations;
using Glia.Equations.Integration;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Simulation.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>From the text of a model to machine code. Each stage includes those before it; what is cached per model is not hit, since every model is new.</summary>
[MemoryDiagnoser]
public class EquationFrontEnd
{
    private NeuronModel _model = null!;

    [Params("iaf_psc_exp", "hh_psc_alpha")]
    public string Model { get; set; } = "iaf_psc_exp";

    [GlobalSetup]
    public void SetUp() => _model = ModelLibrary.Get(Model);

    [Benchmark(Baseline = true)]
    public object Analyse() => ModelCompiler.Analyse(Fresh());

    [Benchmark]
    public object Lower() => Integrator.Lower(ModelCompiler.Analyse(Fresh()));

    [Benchmark]
    public object Compile()
    {
        UpdateProgram program = Integrator.Lower(ModelCompiler.Analyse(Fresh()));
        return NeuronKernel<float>.For(program, []).Step;
    }

    private NeuronModel Fresh() => _model with { };
}
