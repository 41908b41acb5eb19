namespace Glia.Equations.Interpretation;

/// <summary>Where an interpreted program stands: the step, and what names its random numbers.</summary>
internal sealed class Clock
{
    /// <summary>Number of the step.</summary>
    public long Step { get; set; }

    /// <summary>Length of the step, ms.</summary>
    public double TimeStep { get; set; }

    /// <summary>Size of the population.</summary>
    public int Size { get; init; } = 1;

    /// <summary>Philox key of the population's draws.</summary>
    public (uint K0, uint K1) Key { get; set; }

    /// <summary>Time at the start of the step, ms.</summary>
    public double Time => Step * TimeStep;
}
