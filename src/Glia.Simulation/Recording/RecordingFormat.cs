namespace Glia.Simulation.Recording;

/// <summary>Form of recordings on disk.</summary>
public enum RecordingFormat
{
    /// <summary>Text: one header line, one row per spike, per neuron and sample, or per bin. Numbers read back to the same bits.</summary>
    Csv,

    /// <summary>NumPy, one structured array with the columns of the CSV file: <c>numpy.load(f)["V_m"]</c>.</summary>
    Npy,

    /// <summary>NumPy, several plain arrays in one file: <c>numpy.load(f)["values"][sample, neuron, variable]</c>.</summary>
    Npz,
}
