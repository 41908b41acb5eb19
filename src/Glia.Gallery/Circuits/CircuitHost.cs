using Glia.Simulation;

namespace Glia.Gallery.Circuits;

/// <summary>What an experiment is given when it is one of many: a share of the machine, synapses that others have had drawn, somebody who looks at what it recorded.</summary>
internal sealed class CircuitHost
{
    /// <summary>Worker threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Synapses in common.</summary>
    public required SharedSynapses Synapses { get; init; }

    /// <summary>Where the experiment writes its files; null for none.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>Told what each circuit of the experiment did, with its label (empty for the only one).</summary>
    public required Action<string, CircuitRecording> Observe { get; init; }
}
