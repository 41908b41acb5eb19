using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Compiles the graph of a step to machine code.</summary>
internal sealed class KernelEmitter
{
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly VectorMachine _machine;
    private readonly ProgramGraph _graph;
    private readonly KernelConstants _constants = new();
    private readonly Liveness _liveness;
    private readonly KernelFrame _frame;
    private readonly UniformEmitter _uniform;
    private readonly LaneEmitter _lanes;
    private readonly (int Array, Node Value)[] _stores;
    private readonly Node[] _results;
    private readonly Node? _spiked;

    private KernelEmitter(string name, VectorMachine machine, ProgramGraph graph, int arrays, (int Array, Node Value)[] stores, Node? spiked)
    {
        (_machine, _graph, _stores, _spiked) = (machine, graph, stores, spiked);
        _method = new DynamicMethod(
            name, typeof(int), [typeof(object[]), typeof(KernelArguments).MakeByRefType()], typeof(KernelEmitter).Module, skipVisibility: true)
        {
            InitLocals = false,
        };
        _il = _method.GetILGenerator(4096);
        _results = [.. stores.Select(store => store.Value), .. OfSpikes()];
        Node[] needed = [.. _results, .. graph.Rows.Select(row => row.Mean).OfType<Node>()];
        _liveness = new Liveness(needed);
        int callVectors = _liveness.Nodes.Where(IsCall).Select(call => call.Inputs.Length + 1).DefaultIfEmpty().Max();
        _frame = new KernelFrame(_il, machine, arrays, callVectors);
        CallEmitter calls = new(_il, _constants, _frame.Scratch);
        _uniform = new UniformEmitter(_il, _liveness, _constants, calls);
        _lanes = new LaneEmitter(_il, machine, _liveness, _constants, calls, _frame, graph.Rows);
    }

    /// <summary>A kernel that advances states and lists spiking neurons.</summary>
    public static StepKernel Step(string name, VectorMachine machine, ProgramGraph graph, int arrays) =>
        new KernelEmitter(name, machine, graph, arrays, [.. graph.Stores], graph.Spiked).Compile();

    /// <summary>A kernel that advances states and writes the number of spikes of every neuron to the last array.</summary>
    public static StepKernel Counts(string name, VectorMachine machine, ProgramGraph graph, GraphBuilder builder, int arrays)
    {
        Node count = builder.Make(Operation.Select, graph.Spiked!, graph.Count ?? builder.Constant(1), builder.Constant(0));
        return new KernelEmitter(name, machine, graph, arrays, [.. graph.Stores, (arrays - 1, count)], null).Compile();
    }

    private bool NeedsScratch => _graph.Rows.Count > 0 || (_spiked is not null && _graph.Count is not null)
        || _liveness.Nodes.Any(IsCall);

    private static bool IsCall(Node node) => node.Operation is Operation.Call or Operation.Repair or Operation.Poisson;

    private IEnumerable<Node> OfSpikes() => _spiked is null ? [] : _graph.Count is null ? [_spiked] : [_spiked, _graph.Count];

    private StepKernel Compile()
    {
        SpikeList? spikes = _spiked is null ? null : new SpikeList(_il, _machine, _frame);
        spikes?.EmitStart();
        _frame.EmitStart();
        if (NeedsScratch) _frame.EmitScratch(_graph.Rows.Count);
        _frame.EmitBases(_stores.Select(store => store.Array)
            .Concat(_liveness.Nodes.Where(node => node.Operation == Operation.Load).Select(node => node.Slot)));
        foreach (Node uniform in UniformsOfLanes()) _lanes.Broadcast(_uniform, uniform);
        Dictionary<Node, LocalBuilder> means = Means();
        Action<RowSource> pushMean = row => _il.Emit(OpCodes.Ldloc, means[row.Mean!]);
        _frame.EmitTables(_graph.Rows, pushMean);
        _frame.EmitNeurons(() => EmitBody(spikes, pushMean));
        if (spikes is null) _il.Emit(OpCodes.Ldc_I4_0);
        else spikes.PushWritten();
        _il.Emit(OpCodes.Ret);
        return (StepKernel)_method.CreateDelegate(typeof(StepKernel), _constants.ToArray());
    }

    private void EmitBody(SpikeList? spikes, Action<RowSource> pushMean)
    {
        _frame.EmitRows(_graph.Rows, pushMean);
        if (_liveness.Loops.Any()) _frame.EmitValidLanes();

        // All values before the first store: a later value may need what an earlier store overwrites.
        foreach (Node result in _results.Where(result => !result.IsUniform)) _lanes.Materialise(result);
        foreach ((int array, Node value) in _stores)
        {
            _frame.PushElementAddress(array);
            _lanes.Push(value);
            _machine.Store(_il);
        }

        spikes?.Append(_lanes, _spiked!, _graph.Count);
    }

    /// <summary>Uniform values that per-neuron formulas or results use.</summary>
    private IEnumerable<Node> UniformsOfLanes()
    {
        IEnumerable<Node> used = _liveness.Nodes.Where(node => !node.IsUniform).SelectMany(node => node.Inputs);
        IEnumerable<Node> carried = _liveness.Loops.SelectMany(loop => loop.Initial.Concat(loop.Next).Append(loop.Condition!));
        return used.Concat(carried).Concat(_results)
            .Where(node => node.IsUniform && !node.IsLiteral && _liveness.UsesOf(node) > 0).Distinct();
    }

    private Dictionary<Node, LocalBuilder> Means()
    {
        Dictionary<Node, LocalBuilder> means = [];
        foreach (Node mean in _graph.Rows.Select(row => row.Mean).OfType<Node>().Distinct())
        {
            _uniform.PushScalar(mean);
            means[mean] = _il.DeclareLocal(typeof(double));
            _il.Emit(OpCodes.Stloc, means[mean]);
        }

        return means;
    }
}
