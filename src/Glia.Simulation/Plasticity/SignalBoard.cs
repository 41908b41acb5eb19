using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Construction;
using Glia.Spikes;

namespace Glia.Simulation.Plasticity;

/// <summary>What the synapses of a network see of neurons in other tiles and of modulators: one for all tiles.</summary>
/// <param name="plan">The network.</param>
/// <param name="epochSteps">Steps between exchanges.</param>
internal sealed class SignalBoard(NetworkPlan plan, int epochSteps)
{
    private readonly List<PublishedValues> _published = [];

    /// <summary>The variables that tiles have to write after every step.</summary>
    public IReadOnlyList<PublishedValues> Published => _published;

    /// <summary>What the synapses of a plastic projection see.</summary>
    public SynapseSignals For(ProjectionPlan projection)
    {
        var signals = new SynapseSignals();
        foreach (Equations.Ir.Variable modulator in projection.Program!.Modulators)
        {
            if (!projection.Projection.Modulators.TryGetValue(modulator.Name, out Modulator? given))
                throw projection.Error($"does not say what modulator '{modulator.Name}' of synapse model '{projection.Program.Name}' is. Give it under Modulators.");
            signals.Add(modulator.Name, SignalOf(given, projection));
        }

        foreach (Equations.Ir.NeuronRead read in projection.Program.PreReads)
        {
            PublishedValues values = Publish(projection.Source, read.Name);
            values.Deepen(projection.Sampler.MaximumDelay + 2);
            signals.Add(read.Variable, values);
        }

        return signals;
    }

    private ModulatorSignal SignalOf(Modulator modulator, ProjectionPlan projection) => modulator switch
    {
        PopulationModulator population => SignalOf(population, projection),
        StreamModulator stream => new StreamSignal(stream, new TimeGrid(plan.Network.TimeStep), epochSteps),
        ScheduledModulator schedule => new ScheduledSignal(schedule, plan.TimeStep, epochSteps),
        _ => throw new GliaException($"projection '{projection.Name}'", $"has a modulator {modulator.GetType().Name}, which the engine does not know."),
    };

    private ModulatorSignal SignalOf(PopulationModulator modulator, ProjectionPlan projection)
    {
        int population = plan.IndexOf(modulator.Population, projection.Name);
        PublishedValues values = Publish(population, modulator.Variable);
        return modulator.Mean ? new MeanSignal(values) : new PopulationSignal(values, plan.Sizes[population]);
    }

    private PublishedValues Publish(int population, string variable)
    {
        PublishedValues? values = _published.Find(values => values.Population == population && values.Variable == variable);
        if (values is null) _published.Add(values = new PublishedValues(population, variable, plan.Sizes[population]));
        return values;
    }
}
