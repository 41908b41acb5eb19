namespace Glia.Simulation.Plasticity;

/// <summary>The values of a modulator, one per region and step. All tiles see the same values. Thread-safe.</summary>
internal abstract class ModulatorSignal
{
    /// <summary>Number of regions.</summary>
    public abstract int Regions { get; }

    /// <summary>The values in force during a step, one per region; valid until the epoch after the next.</summary>
    public abstract ReadOnlySpan<double> At(long step);
}
