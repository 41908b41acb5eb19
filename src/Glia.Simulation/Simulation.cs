using Glia.Networks;
using Glia.Quantities;

namespace Glia.Simulation;

/// <summary>A network built and ready to run.</summary>
public sealed class Simulation : IDisposable
{
    private Simulation(BuildReport report) => BuildReport = report;

    /// <summary>What construction made of the network.</summary>
    public BuildReport BuildReport { get; }

    /// <summary>Simulation time reached.</summary>
    public Time Now { get; private set; }

    /// <summary>Builds a network: draws its synapses, compiles its models, sets its initial state.</summary>
    public static Simulation Build(
        Network network, SimulationOptions? options = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    /// <summary>Simulates a stretch of time. Consecutive runs give the same bits as one long run.</summary>
    public Task<RunReport> RunAsync(Time duration, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    /// <summary>Sets a parameter of a population, from now on.</summary>
    public void SetParameter(Population population, string name, ParameterValue value) => throw new NotSupportedException();

    /// <summary>The present values of a state variable or parameter, one per neuron, in internal units.</summary>
    public IReadOnlyList<double> GetState(Population population, string variable) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
