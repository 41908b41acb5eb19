using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Construction;
using Glia.Simulation.Construction.Rules;

namespace Glia.Simulation.Engine;

/// <summary>Injected currents of one projection into one block: the current in force in step n + d is weight · output of step n.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
/// <param name="block">The targets.</param>
/// <param name="port">Their current input.</param>
internal abstract unsafe class CurrentInput<T>(Block<T> block, Variable port) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T* _input;
    private int _version;

    /// <summary>Index of the projection.</summary>
    public int Projection { get; private init; }

    /// <summary>Number of connections.</summary>
    public abstract long Connections { get; }

    /// <summary>Adds the currents in force in a step.</summary>
    public void Deliver(long step)
    {
        if (_version != block.Version) Locate();
        Deliver(step, _input);
    }

    private void Locate()
    {
        _input = (T*)block.Locate(port).PerNeuron;
        _version = block.Version;
    }

    /// <summary>Adds the currents in force in a step to the current input of the targets.</summary>
    protected abstract void Deliver(long step, T* input);

    /// <summary>Draws the connections of a projection onto a slice.</summary>
    public static CurrentInput<T> Create(ProjectionPlan plan, Slice slice, CurrentRing<T> ring, Block<T> block, Variable port)
    {
        bool uniform = plan.Weight.IsConstant && plan.HasConstantDelay;
        if (uniform && plan.SourceSize == 1 && plan.Rule is Glia.Networks.AllToAll && !plan.ExcludesSelf)
            return new SharedCurrent<T>(block, port, ring, slice.Count, plan.Weight.A, plan.Sampler.MinimumDelay) { Projection = plan.Index };
        if (uniform && plan.Rule is Glia.Networks.OneToOne && !plan.ExcludesSelf)
            return new PairedCurrents<T>(block, port, ring, slice, plan.Weight.A, plan.Sampler.MinimumDelay) { Projection = plan.Index };
        return new ListedCurrents<T>(block, port, plan, slice, ring) { Projection = plan.Index };
    }
}

/// <summary>One source for all neurons.</summary>
internal sealed unsafe class SharedCurrent<T>(Block<T> block, Variable port, CurrentRing<T> ring, int count, double weight, int delay) : CurrentInput<T>(block, port)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override long Connections => count;

    protected override void Deliver(long step, T* input)
    {
        if (step < delay) return;
        T current = T.CreateTruncating(weight) * *ring.At(step - delay);
        if (current == T.Zero) return;
        for (int i = 0; i < count; i++) input[i] += current;
    }
}

/// <summary>Source i to neuron i.</summary>
internal sealed unsafe class PairedCurrents<T>(Block<T> block, Variable port, CurrentRing<T> ring, Slice slice, double weight, int delay) : CurrentInput<T>(block, port)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override long Connections => slice.Count;

    protected override void Deliver(long step, T* input)
    {
        if (step < delay) return;
        T* currents = ring.At(step - delay) + slice.First;
        T factor = T.CreateTruncating(weight);
        for (int i = 0; i < slice.Count; i++) input[i] += factor * currents[i];
    }
}

/// <summary>Any connections, in a list by target.</summary>
internal sealed unsafe class ListedCurrents<T> : CurrentInput<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CurrentRing<T> _ring;
    private readonly Connection[] _connections;

    public ListedCurrents(Block<T> block, Variable port, ProjectionPlan plan, Slice slice, CurrentRing<T> ring) : base(block, port)
    {
        _ring = ring;
        var list = new List<Connection>();
        PairDrawer drawer = PairDrawer.For(plan, slice.First, slice.Count);
        using (drawer as IDisposable)
        using (var buffers = new DrawBuffers())
        {
            (int from, int to) = drawer.DrivenBySource ? (0, plan.SourceSize) : (slice.First, slice.First + slice.Count);
            for (int driver = from; driver < to; driver++) Add(list, plan, slice, drawer, driver, buffers);
        }

        _connections = [.. list];
    }

    private readonly record struct Connection(int Target, int Source, int Delay, T Weight);

    public override long Connections => _connections.Length;

    protected override void Deliver(long step, T* input)
    {
        foreach (Connection connection in _connections)
            if (step >= connection.Delay) input[connection.Target] += connection.Weight * _ring.At(step - connection.Delay)[connection.Source];
    }

    private static void Add(List<Connection> list, ProjectionPlan plan, Slice slice, PairDrawer drawer, int driver, DrawBuffers buffers)
    {
        int count = drawer.Draw(driver, buffers);
        if (count == 0) return;
        plan.Sampler.Draw(driver, count, buffers);
        for (int k = 0; k < count; k++)
        {
            (int source, int target) = drawer.DrivenBySource ? (driver, buffers.Partners[k]) : (buffers.Partners[k], driver);
            if ((uint)(target - slice.First) >= (uint)slice.Count) continue;
            T weight = plan.Weight.IsConstant ? T.CreateTruncating(plan.Weight.A) : T.CreateTruncating(buffers.Weights[k]);
            list.Add(new Connection(target - slice.First, source, buffers.Delays[k], weight));
        }
    }
}
