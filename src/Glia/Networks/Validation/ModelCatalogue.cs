using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;

namespace Glia.Networks.Validation;

/// <summary>The analysed models of a network. A model that cannot be compiled is reported once and unknown from then on.</summary>
internal sealed class ModelCatalogue(FindingList findings)
{
    private readonly Dictionary<NeuronModel, ModelSystem?> _systems = new(ReferenceEqualityComparer.Instance);

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
}
