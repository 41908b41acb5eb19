using Glia.Networks;

namespace Glia.Simulation;

/// <summary>Builds networks by method syntax: <c>network.Build()</c>.</summary>
public static class NetworkBuilding
{
    /// <inheritdoc cref="Simulation.Build"/>
    public static Simulation Build(
        this Network network, SimulationOptions? options = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default) =>
        Simulation.Build(network, options, progress, cancellation);
}
