using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation.Plasticity.EventDriven;

namespace Glia.Simulation.Construction;

/// <summary>A network made ready for construction.</summary>
internal sealed class NetworkPlan
{
    private readonly Dictionary<string, int> _indexes = [];
    private readonly Lazy<Coordinates>[] _coordinates;

    /// <summary>Prepares a network that has passed validation.</summary>
    /// <param name="network">The description.</param>
    /// <param name="storage">How static weights are stored.</param>
    /// <param name="elementBytes">Bytes of a value of a plastic synapse.</param>
    /// <param name="synapses">The synapse model of a projection, null for static synapses; none is plastic when null.</param>
    public NetworkPlan(Network network, WeightStorage storage = WeightStorage.Float32, int elementBytes = sizeof(float), Func<Projection, SynapseProgram?>? synapses = null)
    {
        (Kinds, Storage) = (new SynapseKinds(storage), storage);
        (Network, Seed, TimeStep) = (network, network.Seed, network.TimeStep.Milliseconds);
        Sizes = new int[network.Populations.Count];
        _coordinates = new Lazy<Coordinates>[Sizes.Length];
        for (int index = 0; index < Sizes.Length; index++) AddPopulation(index, network.Populations[index]);
        Projections = [.. network.Projections.Select((projection, index) => new ProjectionPlan(this, index, projection, Prepared(synapses?.Invoke(projection)), elementBytes))];
        foreach (ProjectionPlan projection in Projections)
        {
            if (!IsCurrentSource(projection.Source)) projection.AssignKinds(Kinds, ModelOf(projection.Target));
            else if (projection.Plastic is not null) projection.AssignCurrentKind(Kinds);
        }
    }

    /// <summary>The description.</summary>
    public Network Network { get; }

    /// <summary>Seed of every random number.</summary>
    public ulong Seed { get; }

    /// <summary>Time step, ms.</summary>
    public double TimeStep { get; }

    /// <summary>Sizes of the populations.</summary>
    public int[] Sizes { get; }

    /// <summary>Projections, in order.</summary>
    public IReadOnlyList<ProjectionPlan> Projections { get; }

    /// <summary>How static weights are stored.</summary>
    public WeightStorage Storage { get; }

    /// <summary>Kinds of synapse.</summary>
    public SynapseKinds Kinds { get; }

    /// <summary>The model of a population.</summary>
    public NeuronModel ModelOf(int population) => Network.Populations[population].Model;

    /// <summary>Whether a population emits a current rather than spikes.</summary>
    public bool IsCurrentSource(int population) => ModelOf(population).Output.Length > 0;

    /// <summary>Positions of a population.</summary>
    public Coordinates CoordinatesOf(int population) => _coordinates[population].Value;

    /// <summary>Position of a population in the network.</summary>
    public int IndexOf(Population population, string user) => _indexes.TryGetValue(population.Name, out int index)
        ? index
        : throw new GliaException($"'{user}'", $"refers to population '{population.Name}', which is not in the network.{Suggestion.For(population.Name, _indexes.Keys)} Add it to the network.");

    /// <summary>The plan of a projection.</summary>
    public ProjectionPlan PlanOf(Projection projection) => Projections.FirstOrDefault(plan => plan.Name == projection.Name)
        ?? throw new GliaException($"projection '{projection.Name}'", $"is not in the network.{Suggestion.For(projection.Name, Projections.Select(plan => plan.Name))}");

    /// <summary>The program as the engine runs it; null when the synapses are static after all.</summary>
    private static SynapseProgram? Prepared(SynapseProgram? program) =>
        program is null or { IsStatic: true } ? null : program.IsEventDriven ? SynapsePieces.Of(program).Program : program;

    private void AddPopulation(int index, Population population)
    {
        if (population.Size is < 1 or > int.MaxValue - TilePlan.RowLength)
            throw new GliaException($"population '{population.Name}'", $"has size {population.Size}, but must have between 1 and {int.MaxValue - TilePlan.RowLength} neurons.");
        if (!_indexes.TryAdd(population.Name, index)) throw new GliaException($"population '{population.Name}'", "occurs twice. Give every population a name of its own.");
        Sizes[index] = (int)population.Size;
        _coordinates[index] = new Lazy<Coordinates>(() => Coordinates.Of(population, Seed, index));
    }
}
