using System.Text.Json.Nodes;
using Glia.Simulation.Recording.Files;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>What the <c>.npz</c> sinks of populations share.</summary>
internal abstract class NpzPopulationSink(RecordingPath path, RecordingOptions options, ObservedPopulation population, TimeGrid grid) : NpzSink(path, options, grid)
{
    protected ObservedPopulation Population => population;

    protected override JsonObject Describe() => new() { ["population"] = population.Name, ["size"] = population.Size, ["neurons_recorded"] = population.Count };
}
