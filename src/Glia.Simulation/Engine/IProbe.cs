namespace Glia.Simulation.Engine;

/// <summary>Samples what one recorder observes in one tile. Reads only.</summary>
internal interface IProbe
{
    /// <summary>Samples the state at the end of a step, if it is to be sampled.</summary>
    /// <param name="step">The step.</param>
    /// <param name="place">Its place in the epoch.</param>
    /// <param name="parity">Parity of the epoch.</param>
    void Sample(long step, int place, int parity);
}
