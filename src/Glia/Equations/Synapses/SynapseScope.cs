using Glia.Equations.Checking;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Synapses;

/// <summary>The names that the texts of a synapse model may use: its own, and with <c>_pre</c> and <c>_post</c> those of the neurons on either side.</summary>
/// <param name="texts">The texts.</param>
/// <param name="declarations">The names that the model declares.</param>
/// <param name="functions">The functions that it may call.</param>
/// <param name="context">The neurons; null when they are not known, and what reads their variables goes unchecked.</param>
internal sealed class SynapseScope(ModelTexts texts, Declarations declarations, FunctionTable functions, SynapseContext? context)
    : ModelScope(texts, declarations, functions)
{
    private readonly Dictionary<NeuronSide, NeuronVariables?> _variables = [];

    /// <summary>Whether a text reads a neuron variable that could not be looked up.</summary>
    public bool HasUncheckedReads { get; private set; }

    protected override bool TryFindElsewhere(NameSyntax name, Diagnostics diagnostics, out Typed? value)
    {
        value = null;
        if (NeuronSide.Of(name.Name) is not { } side) return false;
        if (context is null)
        {
            HasUncheckedReads = true;
            return true;
        }

        string own = side.Strip(name.Name);
        if ((side == NeuronSide.Pre ? context.Source : context.Target) is not { } model)
        {
            diagnostics.Error(name.Span, $"'{name.Name}' is a variable of the {side.Adjective} neuron, whose model is not known here.{Suggestion.For(name.Name, Names)}");
            return true;
        }

        if (Variables(side, model) is not { } variables)
        {
            diagnostics.Error(name.Span, $"'{name.Name}' cannot be looked up, for something is wrong with '{model.Name}', the model of the {side.Adjective} neuron.");
            return true;
        }

        value = variables.Find(own, name.Name, out string? problem);
        if (problem is not null) diagnostics.Error(name.Span, problem);
        else if (value is null) diagnostics.Error(name.Span, Missing(name.Name, own, model, side, variables));
        if (problem is not null) value = null;
        return true;
    }

    private string Missing(string name, string own, NeuronModel model, NeuronSide side, NeuronVariables variables)
    {
        IEnumerable<string> candidates = variables.Names.Select(item => item + side.Suffix).Concat(Names);
        return $"the {side.Adjective} neuron's model '{model.Name}' has no variable '{own}'.{Suggestion.For(name, candidates)}";
    }

    private NeuronVariables? Variables(NeuronSide side, NeuronModel model)
    {
        if (!_variables.TryGetValue(side, out NeuronVariables? variables)) _variables.Add(side, variables = NeuronVariables.Of(model));
        return variables;
    }
}
