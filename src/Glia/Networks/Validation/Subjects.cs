namespace Glia.Networks.Validation;

/// <summary>
/// What findings are about, in one spelling. A part follows its whole after a comma (<c>population 'E', parameter 'tau_m'</c>), so that the
/// reader of network files can find the line of the part or, failing that, of the whole.
/// </summary>
internal static class Subjects
{
    public const string Network = "network";
    public const string TimeStep = "network, time step";

    public static string Population(string name) => $"population '{name}'";

    public static string Size(string population) => $"{Population(population)}, size";

    public static string Model(string population) => $"{Population(population)}, model";

    public static string Parameter(string population, string name) => $"{Population(population)}, parameter '{name}'";

    public static string Initial(string population, string name) => $"{Population(population)}, initial value '{name}'";

    public static string Positions(string population) => $"{Population(population)}, positions";

    public static string Projection(string name) => $"projection '{name}'";

    public static string Source(string projection) => $"{Projection(projection)}, source";

    public static string Target(string projection) => $"{Projection(projection)}, target";

    public static string Rule(string projection) => $"{Projection(projection)}, rule";

    public static string Weight(string projection) => $"{Projection(projection)}, weight";

    public static string Delay(string projection) => $"{Projection(projection)}, delay";

    public static string Structure(string projection) => $"{Projection(projection)}, structure";

    public static string Receptor(string projection) => $"{Projection(projection)}, receptor";

    public static string Synapse(string projection) => $"{Projection(projection)}, synapse";

    public static string SynapseParameter(string projection, string name) => $"{Synapse(projection)}, parameter '{name}'";

    public static string SynapseInitial(string projection, string name) => $"{Synapse(projection)}, initial value '{name}'";

    public static string Modulator(string projection, string name) => $"{Synapse(projection)}, modulator '{name}'";

    public static string Recorder(string name) => $"recorder '{name}'";

    public static string Neurons(string recorder) => $"{Recorder(recorder)}, neurons";

    public static string Synapses(string recorder) => $"{Recorder(recorder)}, synapses";

    public static string Variables(string recorder) => $"{Recorder(recorder)}, variables";

    public static string Interval(string recorder) => $"{Recorder(recorder)}, every";

    public static string Bin(string recorder) => $"{Recorder(recorder)}, bin";

    /// <summary>The whole that a part belongs to, or null.</summary>
    public static string? Whole(string subject) => subject.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? subject[..comma] : null;
}
