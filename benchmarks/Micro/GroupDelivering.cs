using BenchmarkDotNet.Attributes;
using Glia.Simulation;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Memory;

namespace Glia.Benchmarks.Micro;

/// <summary>Synaptic events of one step: groups at random places of a store beyond the caches, added to the inputs of one tile.</summary>
[MemoryDiagnoser]
public unsafe class GroupDelivering
{
    private const int Neurons = 4096, Groups = 40_000, SynapsesPerGroup = 200, Spikes = 200, Events = Spikes * SynapsesPerGroup;

    private readonly System.Random _random = new(1);
    private readonly SegmentPool _pool = new();
    private readonly NativeBlock _sums = NativeBlock.Zeroed(Neurons * sizeof(float));
    private readonly ulong[] _arriving = new ulong[Spikes];
    private readonly float[] _plainSums = new float[Neurons];
    private SynapseStore _store = null!;
    private GroupDelivery<float, float> _delivery = null!;
    private ArrivingGroups _plastic = null!;
    private ushort[] _targets = [];
    private float[] _weights = [];

    [GlobalSetup]
    public void SetUp()
    {
        _store = new SynapseStore(1, _pool);
        _targets = new ushort[Groups * SynapsesPerGroup];
        _weights = new float[_targets.Length];
        for (int k = 0; k < _targets.Length; k++) (_targets[k], _weights[k]) = ((ushort)_random.Next(Neurons), _random.NextSingle());
        for (int group = 0; group < Groups; group++)
        {
            int weightStart = GroupLayout.WeightStart(SynapsesPerGroup, sizeof(float));
            uint data = _store.Take(weightStart + SynapsesPerGroup * sizeof(float));
            byte* at = _store.At(data);
            _targets.AsSpan(group * SynapsesPerGroup, SynapsesPerGroup).CopyTo(new Span<ushort>(at, SynapsesPerGroup));
            _weights.AsSpan(group * SynapsesPerGroup, SynapsesPerGroup).CopyTo(new Span<float>(at + weightStart, SynapsesPerGroup));
            _store.AddHeader(GroupHeader.Pack(data, SynapsesPerGroup, 1, 0));
        }

        var kinds = new SynapseKinds(WeightStorage.Float32);
        kinds.NumberOf(0, null, -1);
        _plastic = new ArrivingGroups(kinds);
        _delivery = new GroupDelivery<float, float>(_store, [(nint)_sums.Pointer], [null], _plastic);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _delivery.Dispose();
        _plastic.Dispose();
        _store.Dispose();
        _pool.Dispose();
        _sums.Dispose();
    }

    /// <summary>Two arrays and an index, without asking for memory ahead.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void PlainArrays()
    {
        for (int spike = 0; spike < Spikes; spike++)
        {
            int start = _random.Next(Groups) * SynapsesPerGroup;
            for (int k = start; k < start + SynapsesPerGroup; k++) _plainSums[_targets[k]] += _weights[k];
        }
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Delivery()
    {
        for (int spike = 0; spike < Spikes; spike++) _arriving[spike] = _store.Headers[_random.Next(Groups)];
        return _delivery.Deliver(_arriving);
    }
}
