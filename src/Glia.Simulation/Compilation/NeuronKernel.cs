using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Emission;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation;

/// <summary>A model's step compiled to machine code over vectors of neurons.</summary>
/// <typeparam name="T">Precision of states: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Values that are the same for all neurons are computed once per call in double precision. Per-neuron values take the precision
/// <typeparamref name="T"/>. Two liberties are taken: x·y + z may be rounded once (fused), and division by a uniform value is a
/// multiplication with its reciprocal. States that have decayed below 2⁻⁹⁵ (single) or 2⁻⁷⁶⁷ (double precision) become 0. Within one precision
/// the results are the same bits at every vector width.
/// </remarks>
internal sealed class NeuronKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ConditionalWeakTable<UpdateProgram, ConcurrentDictionary<string, NeuronKernel<T>>> Kernels = [];

    /// <summary>Values beyond which functions are called: the JIT compiles methods of more than 60,000 bytes, about 4,500 values, without optimising.</summary>
    private const int LargestInlined = 3000;

    private readonly Lazy<StepKernel> _step;
    private readonly Lazy<StepKernel>? _counts;

    private NeuronKernel(UpdateProgram program, ImmutableHashSet<string> perNeuron, VectorWidth width)
    {
        KernelLayout layout = KernelLayout.Of(program, perNeuron);
        (ArrayVariables, ScalarVariables, Width) = (layout.Arrays, layout.Scalars, width);
        VectorMachine machine = new(width, typeof(T));
        FloatFormat format = machine.IsSingle ? FloatFormat.Single : FloatFormat.Double;
        GraphBuilder builder = new(format, VectorMachine.Scales);
        ProgramGraph graph = new(program, layout, builder);
        if (builder.Count > LargestInlined)
        {
            builder = new GraphBuilder(format, VectorMachine.Scales, outlines: true);
            graph = new ProgramGraph(program, layout, builder);
        }

        _step = new Lazy<StepKernel>(() => KernelEmitter.Step(program.Name, machine, graph, layout.Arrays.Length));
        if (program.SpikeCount is not null)
            _counts = new Lazy<StepKernel>(() => KernelEmitter.Counts($"{program.Name} counts", machine, graph, builder, layout.Arrays.Length));
    }

    /// <summary>
    /// Per-neuron arrays in the order of <see cref="KernelArguments.Arrays"/>: states, parameters given per neuron, derived values that depend
    /// on them, event counts, inputs (receptors, then currents), and <c>_output</c> when the program emits a current or counted spikes.
    /// </summary>
    public ImmutableArray<Variable> ArrayVariables { get; }

    /// <summary>Uniform values in the order of <see cref="KernelArguments.Scalars"/>.</summary>
    public ImmutableArray<Variable> ScalarVariables { get; }

    /// <summary>Width of the vectors.</summary>
    public VectorWidth Width { get; }

    /// <summary>Advances a block by one step, clears its inputs and lists the neurons that spike.</summary>
    public StepKernel Step => _step.Value;

    /// <summary>For a source of counted spikes: as <see cref="Step"/>, but the counts go to <c>_output</c> and no neuron is listed. Null otherwise.</summary>
    public StepKernel? Counts => _counts?.Value;

    /// <summary>The kernel of a program; compiled once per program, set of per-neuron parameters and width.</summary>
    /// <param name="program">The step.</param>
    /// <param name="perNeuron">Names of the parameters that are given per neuron.</param>
    /// <param name="width">Width of the vectors; null for the best that the processor has.</param>
    public static NeuronKernel<T> For(UpdateProgram program, ImmutableHashSet<string> perNeuron, VectorWidth? width = null)
    {
        VectorWidth chosen = width ?? VectorWidths.Best;
        string key = $"{chosen}:{string.Join(',', perNeuron.Order(StringComparer.Ordinal))}";
        return Kernels.GetOrCreateValue(program).GetOrAdd(key, _ => new NeuronKernel<T>(program, perNeuron, chosen));
    }
}
