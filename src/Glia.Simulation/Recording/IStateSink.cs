namespace Glia.Simulation.Recording;

/// <summary>Receives sampled variables of chosen neurons of one population, or synapses of one projection, on one thread, sample by sample.</summary>
internal interface IStateSink : IRecordingSink
{
    /// <summary>One sample.</summary>
    /// <param name="step">Stamp in steps: the state at the end of the step that reaches step·dt.</param>
    /// <param name="values">Values in internal units, of the chosen neurons or synapses in ascending order. Shape [neurons, variables], row-major.</param>
    void Write(long step, ReadOnlySpan<double> values);
}
