using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;

namespace Glia.Networks.Validation;

/// <summary>The analysed models of a network. A model that cannot be compiled is reported once and unknown from then on.</summary>
internal sealed class ModelCatalogue(FindingList findings)
{
    private readonly Dictionary<NeuronModel, ModelSystem?> _systems = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(SynapseModel Model, SynapseContext Place), SynapseProgram?> _synapses = [];

    /// <summary>The typed equations of a model, or null when it cannot be compiled.</summary>
    public ModelSystem? Find(NeuronModel? model)
    {
        if (model is null) return null;   // its absence is reported with its population
        if (_systems.TryGetValue(model, out ModelSystem? known)) return known;
        ModelSystem? system = null;
        try
        {
            system = ModelCompiler.Analyse(model);
            findings.AddRange(ModelCompiler.Check(model));
            ModelCompiler.Compile(model);
        }
        catch (GliaException exception)
        {
            findings.AddRange(exception.Findings);
            system = null;
        }

        _systems.Add(model, system);
        return system;
    }

    /// <summary>The program of a synapse model in its place, or null when it cannot be compiled.</summary>
    public SynapseProgram? Find(SynapseModel model, SynapseContext place)
    {
        if (_synapses.TryGetValue((model, place), out SynapseProgram? known)) return known;
        SynapseProgram? program = null;
        try
        {
            program = SynapseCompiler.Compile(model, place);
            findings.AddRange(SynapseCompiler.Check(model, place));
        }
        catch (GliaException exception)
        {
            findings.AddRange(exception.Findings);
        }

        _synapses.Add((model, place), program);
        return program;
    }
}
