using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>What a model is to the network: what it emits, takes and shows.</summary>
internal static class ModelRoles
{
    extension(ModelSystem model)
    {
        /// <summary>Emits a current; its projections carry values, not spikes.</summary>
        public bool EmitsCurrent => model.Output is not null;

        /// <summary>Emits spikes.</summary>
        public bool EmitsSpikes => model.Threshold is not null || model.SpikeCount is not null;

        /// <summary>Names that a recorder may ask for: those whose value after a step the compiled step tells.</summary>
        public IEnumerable<string> Recordables(UpdateProgram program) =>
            model.States.Select(state => state.Variable.Name)
                .Concat(model.Subexpressions.Select(subexpression => subexpression.Variable.Name).Where(program.Observables.ContainsKey))
                .Concat(model.Parameters.Select(parameter => parameter.Variable)
                    .Where(variable => variable.Kind != VariableKind.EventCount).Select(variable => variable.Name))
                .Where(name => !name.StartsWith('_'));

        /// <summary>Whether the subexpression of that name draws random numbers, itself or through others.</summary>
        public bool Draws(string name) => model.Subexpressions.FirstOrDefault(item => item.Variable.Name == name) is { } found
            && (found.Value.HasDraws() || model.Subexpressions.Any(other => found.Value.Reads(variable => variable == other.Variable) && model.Draws(other.Variable.Name)));

        /// <summary>The parameter of that name, or null.</summary>
        public ParameterDefinition? Parameter(string name) => model.Parameters.FirstOrDefault(parameter => parameter.Variable.Name == name);

        /// <summary>The state variable of that name, or null; the compiler's own variables are no user's business.</summary>
        public StateDefinition? State(string name) =>
            name.StartsWith('_') ? null : model.States.FirstOrDefault(state => state.Variable.Name == name);
    }

    extension(Dimension dimension)
    {
        /// <summary>Whether values of this dimension are properties of matter or time, which are hardly ever negative, and often divided by.</summary>
        public bool IsMagnitude =>
            dimension == Dimension.Time || dimension == Dimension.Frequency || dimension == Dimension.Capacitance || dimension == Dimension.Conductance || dimension == Dimension.Resistance;
    }

    /// <summary>Whether the receptor takes a weight of this sign.</summary>
    public static bool Takes(this ReceptorDefinition receptor, bool negative) => receptor.Sign switch
    {
        WeightSign.NonNegative => !negative,
        WeightSign.NonPositive => negative,
        _ => true,
    };
}
