using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Engine;

/// <summary>A built network in one precision.</summary>
internal abstract class SimulationCore : IDisposable
{
    /// <summary>What construction made.</summary>
    public abstract BuildReport Report { get; }

    /// <summary>Number of steps simulated.</summary>
    public abstract long Step { get; }

    /// <summary>Everything that the future depends on beyond the description and <see cref="Step"/>.</summary>
    public abstract IReadOnlyList<ISavedPart> Parts { get; }

    /// <summary>Sets the step of a simulation that has not run; its parts are loaded next.</summary>
    public abstract void MoveTo(long step);

    /// <summary>Shows a population to synapses again, because its parameters are others than those that were saved.</summary>
    public abstract void Show(string population);

    /// <summary>Simulates a number of steps, or fewer when cancelled.</summary>
    public abstract RunReport Run(long steps, IProgress<RunProgress>? progress, CancellationToken cancellation);

    /// <summary>Sets a parameter from now on.</summary>
    public abstract void SetParameter(Population population, string name, ParameterValue value);

    /// <summary>Sets a parameter of a projection's synapses from now on.</summary>
    public abstract void SetParameter(Projection projection, string name, ParameterValue value);

    /// <summary>The synapses of a projection.</summary>
    public abstract SynapseTable ReadSynapses(Projection projection, IReadOnlyList<string> variables);

    /// <summary>Sets a variable of a projection's synapses.</summary>
    public abstract void SetSynapses(Projection projection, string variable, IReadOnlyList<double> values);

    /// <summary>The present values of a variable. Shape [size].</summary>
    public abstract double[] Read(Population population, string variable);

    /// <inheritdoc/>
    public abstract void Dispose();
}
