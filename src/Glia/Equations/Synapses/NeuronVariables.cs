using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Equations.Synapses;

/// <summary>What synapses can read of a neuron: its states, parameters and recordable subexpressions, and the output of a current source.</summary>
internal sealed class NeuronVariables
{
    private const string Output = "output";

    private readonly Dictionary<string, (Dimension Dimension, ValueType Type, bool IsCondition)> _variables = [];

    private NeuronVariables(NeuronModel model)
    {
        ModelSystem system = ModelCompiler.Analyse(model);
        UpdateProgram program = ModelCompiler.Compile(model);
        foreach (ParameterDefinition parameter in program.Parameters) Add(parameter.Variable, parameter.IsCondition);
        foreach (StateDefinition state in program.States) Add(state.Variable, false);
        foreach (Subexpression subexpression in system.Subexpressions)
            if (program.Observables.ContainsKey(subexpression.Variable.Name)) Add(subexpression.Variable, false);
        if (program.Output is not null) _variables.TryAdd(Output, (system.OutputDimension, ValueType.Real, false));
    }

    /// <summary>The variables of a model; null when something is wrong with the model itself.</summary>
    public static NeuronVariables? Of(NeuronModel model)
    {
        try
        {
            return new NeuronVariables(model);
        }
        catch (GliaException)
        {
            return null;
        }
    }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>The value of a variable under its name in the synapse; null when there is none.</summary>
    /// <param name="name">Name in the neuron's model.</param>
    /// <param name="read">Name in the synapse.</param>
    /// <param name="problem">Why a variable that exists cannot be read; null when it can.</param>
    public Typed? Find(string name, string read, out string? problem)
    {
        problem = null;
        if (!_variables.TryGetValue(name, out (Dimension Dimension, ValueType Type, bool IsCondition) found)) return null;
        if (found.Type == ValueType.Boolean) problem = $"'{name}' is a condition, which synapses cannot read; make it a number in the neuron's model, with int(…).";
        Read value = new Variable(read, VariableKind.Input, found.Dimension).Value();
        return new Typed(found.IsCondition ? Symbol.Stored(value) : value, found.Dimension);
    }

    private void Add(Variable variable, bool isCondition)
    {
        // Event times and schedules are inputs of a step rather than values that stay.
        if (variable.Kind != VariableKind.EventCount && !variable.Name.StartsWith('_')) _variables[variable.Name] = (variable.Dimension, variable.Type, isCondition);
    }
}
