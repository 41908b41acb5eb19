using System.Numerics;
using Glia.Equations.Ir;

namespace Glia.Simulation.Plasticity;

/// <summary>What synapses read of their target neurons and of modulators, by number.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class TargetReads<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlasticSite<T> _site;
    private readonly NeuronReader<T>?[] _neurons;
    private readonly ModulatorSignal?[] _signals;

    /// <summary>Finds those of a program's reads and modulators that are wanted.</summary>
    public TargetReads(PlasticSite<T> site, Func<string, bool> isWanted)
    {
        _site = site;
        NeuronRead[] reads = [.. site.Program.PostReads.Where(read => isWanted(read.Variable.Name))];
        Variable[] modulators = [.. site.Program.Modulators.Where(modulator => isWanted(modulator.Name))];
        Names = [.. reads.Select(read => read.Variable.Name), .. modulators.Select(modulator => modulator.Name)];
        _neurons = [.. reads.Select(read => new NeuronReader<T>(site.Targets, read.Name)), .. modulators.Select(_ => (NeuronReader<T>?)null)];
        _signals = [.. reads.Select(_ => (ModulatorSignal?)null), .. modulators.Select(site.Signals.Of)];
    }

    /// <summary>Names in the synapse program.</summary>
    public string[] Names { get; }

    /// <summary>The value that a target shows.</summary>
    /// <param name="read">Which.</param>
    /// <param name="local">Index of the target in its block.</param>
    /// <param name="step">The present step, whose modulators are in force.</param>
    /// <param name="stamp">The step that neurons have reached.</param>
    public T Read(int read, int local, long step, long stamp)
    {
        if (_neurons[read] is { } neuron) return neuron.Read(local, stamp);
        ModulatorSignal signal = _signals[read]!;
        long regions = signal.Regions;
        int region = regions == 1 ? 0 : (int)((_site.Slice.First + local) * regions / _site.Plan.TargetSize);
        return T.CreateTruncating(signal.At(step)[region]);
    }
}
