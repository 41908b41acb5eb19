using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Tests.Recording;

/// <summary>A network with recorders, and a directory that is removed at the end.</summary>
public abstract class RecordedNetwork : IDisposable
{
    protected static Population Cells { get; } = new() { Name = "E", Size = 10, Model = new NeuronModel { Name = "silent" } };

    protected static SpikeRecorder Spikes { get; } = new() { Name = "spikes-E", Population = Cells };

    protected static StateRecorder States { get; } = new() { Name = "states-E", Population = Cells, Variables = ["V_m", "w"], Neurons = [7, 2] };

    protected static RateRecorder Rates { get; } = new() { Name = "rate-E", Population = Cells, Bin = 0.5 * Units.ms };

    protected string Folder { get; } = Directory.CreateTempSubdirectory("glia-recording-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static Network Observed(params Recorder[] recorders)
    {
        var network = new Network { TimeStep = 0.1 * Units.ms };
        foreach (Recorder recorder in recorders) network.Add(recorder);
        return network;
    }

    private protected RecordingSession Open(RecordingFormat format, params Recorder[] recorders) =>
        new(Observed(recorders), RecordingOptions.To(Folder, format));

    protected string InFolder(string name) => Path.Combine(Folder, name);

    protected string[] Names() => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
}
