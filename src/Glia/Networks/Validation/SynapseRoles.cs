using Glia.Equations.Ir;

namespace Glia.Networks.Validation;

/// <summary>What a synapse model shows to its users.</summary>
internal static class SynapseRoles
{
    extension(SynapseProgram program)
    {
        /// <summary>The parameter of that name, or null.</summary>
        public ParameterDefinition? Parameter(string name) => program.Parameters.FirstOrDefault(parameter => parameter.Variable.Name == name);

        /// <summary>All variables: those of each synapse, the weight first, and the traces of either neuron.</summary>
        public IEnumerable<Variable> Variables() =>
            program.States.Concat(program.PreTraces).Concat(program.PostTraces).Select(state => state.Variable).Where(variable => !variable.Name.StartsWith('_'));
    }
}
