namespace Glia.Simulation.Saving;

/// <summary>How a state is restored. By default the future is that of the run that was saved, and so are its recordings.</summary>
public sealed record RestoreOptions
{
    /// <summary>
    /// Allows a branch: parameters, initial values, weights, the storage of weights and recorders of the network may differ from those saved, and the network's hold from now on;
    /// parameters that <see cref="Simulation.SetParameter(Glia.Networks.Population, string, Glia.Networks.ParameterValue)"/> had changed keep their value. Populations, their models and sizes, rules and delays, seed, time step and precision have to be the same.
    /// </summary>
    public bool AllowChanges { get; init; }

    /// <summary>
    /// Begins all recordings anew at the time of the checkpoint, instead of going on with those saved: files of earlier recordings in the same directory are replaced.
    /// Recorders that the checkpoint does not hold begin so in any case.
    /// </summary>
    public bool NewRecordings { get; init; }
}
