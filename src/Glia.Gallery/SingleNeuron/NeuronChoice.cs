using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Gallery.Options;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;

namespace Glia.Gallery.SingleNeuron;

/// <summary>The model of a single-neuron experiment, with parameters that differ from its defaults.</summary>
/// <param name="Model">The model.</param>
public sealed record NeuronChoice(NeuronModel Model)
{
    /// <summary>Parameters that differ from the model's defaults.</summary>
    public ImmutableDictionary<string, ParameterValue> Parameters { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>The current input that receives the current; null for the model's first.</summary>
    public string? CurrentInput { get; init; }

    /// <summary>The membrane potential: V_m where there is one, else the first state in volts, else the first state.</summary>
    public string Potential
    {
        get
        {
            ImmutableArray<StateDefinition> states = ModelCompiler.Compile(Model).States;
            StateDefinition shown = states.FirstOrDefault(state => state.Variable.Name == "V_m")
                ?? states.FirstOrDefault(state => state.Variable.Dimension == Dimension.Voltage)
                ?? states[0];
            return shown.Variable.Name;
        }
    }

    /// <summary>A built-in model by name, or the model in a file.</summary>
    /// <exception cref="GliaException">There is no such model, or its file has errors.</exception>
    public static NeuronChoice Of(string nameOrFile) =>
        new(File.Exists(nameOrFile) ? ModelFile.Parse(File.ReadAllText(nameOrFile), nameOrFile) : ModelLibrary.Get(nameOrFile));

    /// <summary>The choice with <c>name=value</c> set.</summary>
    public NeuronChoice With(string assignment)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == assignment.Length - 1)
            throw OptionText.Refuse("--set", assignment, "must have the form parameter=value, for example tau_m=20ms");
        string name = assignment[..equals].Trim();
        Quantity value = OptionText.Quantity("--set", assignment[(equals + 1)..].Trim());
        ImmutableArray<ParameterDefinition> parameters = ModelCompiler.Compile(Model).Parameters;
        ParameterDefinition? parameter = parameters.FirstOrDefault(definition => definition.Variable.Name == name);
        if (parameter is null)
        {
            IEnumerable<string> known = parameters.Select(definition => definition.Variable.Name);
            throw OptionText.Refuse("--set", assignment,
                $"names no parameter of {Model.Name}; it has {string.Join(", ", known)}", Suggestion.For(name, known));
        }

        if (parameter.Variable.Dimension != value.Dimension)
            throw OptionText.Refuse("--set", assignment, $"has the wrong unit: {name} is in {UnitOf(parameter.Variable.Dimension)}");
        return this with { Parameters = Parameters.SetItem(name, value) };
    }

    /// <summary>The choice with another current input.</summary>
    public NeuronChoice Into(string input)
    {
        IEnumerable<string> known = ModelCompiler.Compile(Model).CurrentInputs.Select(variable => variable.Name);
        return known.Contains(input)
            ? this with { CurrentInput = input }
            : throw OptionText.Refuse("--into", input, $"is no current input of {Model.Name}; it has {string.Join(", ", known.DefaultIfEmpty("none"))}", Suggestion.For(input, known));
    }

    /// <summary>The current input that is used: the one chosen, else the model's first.</summary>
    /// <exception cref="GliaException">The model takes no injected current.</exception>
    public string InputUsed() => CurrentInput ?? ModelCompiler.Compile(Model).CurrentInputs.FirstOrDefault()?.Name ?? throw new GliaException(
        $"model '{Model.Name}'", "takes no injected current, so there is nothing to inject it into. In a model of your own declare one: 'I_stim : amp (current)'.");

    private static string UnitOf(Dimension dimension) => dimension.IsNone ? "pure numbers" : CustomaryUnits.Symbol(dimension) + " or the like";
}
