namespace Glia.Simulation.Saving;

/// <summary>A part of a simulation that contributes a section of its own to checkpoints.</summary>
/// <remarks>
/// What is written does not depend on threads and tiles: it goes by population and neuron, or by source, delay and target. Parts are loaded in the
/// order in which they are listed, into a simulation that was built from the same description and has not run.
/// </remarks>
internal interface ISavedPart
{
    /// <summary>Name of the section; unique in a simulation.</summary>
    string Name { get; }

    /// <summary>Writes everything of this part that the future depends on and the description does not say.</summary>
    void Save(StateWriter state);

    /// <summary>Takes over what <see cref="Save"/> has written.</summary>
    /// <exception cref="Errors.GliaException">It does not fit.</exception>
    void Load(StateReader state);
}
