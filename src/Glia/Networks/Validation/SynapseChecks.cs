using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of the synapse model of a projection: that it fits its place, its parameters, initial values and modulators, and that its events happen.</summary>
internal sealed class SynapseChecks(FindingList findings, ModelCatalogue models, Network network, Projection projection)
{
    /// <summary>Checks that hold with a model or without; nothing of a model can be said when an end of the projection is unsound.</summary>
    /// <param name="source">Model of the source; null when it is unsound.</param>
    /// <param name="target">Model of the target; null when it is unsound.</param>
    public void Check(ModelSystem? source, ModelSystem? target)
    {
        if (projection.Synapse is not { } synapse)
        {
            CheckStatic();
            return;
        }

        if (source is null || target is null || SynapsePlace.Of(projection, source, target) is not { } place) return;
        if (models.Find(synapse, place) is not { } program) return;
        foreach ((string name, ParameterValue value) in Ordered(projection.Parameters)) CheckParameter(program, name, value);
        foreach ((string name, ParameterValue value) in Ordered(projection.Initial)) CheckInitial(program, name, value);
        CheckMissing(program);
        new ModulatorChecks(findings, models, network, projection).Check(program);
        CheckEvents(synapse, program, source, target);
        new WeightBoundChecks(findings, projection).Check(program);
    }

    private void CheckStatic()
    {
        (string Kind, int Count)[] given = [("parameters", projection.Parameters.Count), ("initial values", projection.Initial.Count), ("modulators", projection.Modulators.Count)];
        foreach ((string kind, int count) in given)
            if (count > 0) findings.Error(Subjects.Synapse(projection.Name), $"is not given, but there are {kind} for it. Give a synapse model, or leave them out.");
    }

    private void CheckParameter(SynapseProgram program, string name, ParameterValue value)
    {
        string subject = Subjects.SynapseParameter(projection.Name, name);
        if (program.Parameter(name) is not { Variable: var variable })
        {
            findings.Error(subject, program.Modulators.Any(modulator => modulator.Name == name)
                ? $"is a modulator of the synapse model '{program.Name}', not a parameter. Give it under the modulators."
                : program.Variables().Any(state => state.Name == name)
                    ? $"is a variable of the synapse model '{program.Name}', not a parameter. Give it under the initial values."
                    : $"is unknown: the synapse model '{program.Name}' has no parameter of that name.{Phrases.SuggestOrList(name, program.Parameters.Select(parameter => parameter.Variable.Name))}");
            return;
        }

        if (value is not DistributedValue { Distribution: var distribution })
            findings.Error(subject, "is a schedule or a list of times, but parameters of synapses are constant. Give one value, or use a modulator.");
        else if (DistributionChecks.Check(findings, subject, distribution, variable.Dimension) && distribution is not ConstantDistribution)
            findings.Error(subject, "has one value for the whole projection, but a distribution is given. Give one value, or declare a variable in the model and give its initial values.");
        else if (distribution is ConstantDistribution { Value: { Value: < 0 } given } && variable.Dimension == Dimension.Time)
            findings.Warning(subject, $"is {given}, but a time is hardly ever negative. Is the sign meant?");
    }

    private void CheckInitial(SynapseProgram program, string name, ParameterValue value)
    {
        string subject = Subjects.SynapseInitial(projection.Name, name);
        if (name == "w")
        {
            findings.Error(subject, "is the weight, which starts as the weight of the projection. Give it there.");
            return;
        }

        if (program.Variables().FirstOrDefault(candidate => candidate.Name == name) is not { } variable)
        {
            findings.Error(subject, program.Parameter(name) is not null
                ? $"is a parameter of the synapse model '{program.Name}', not a variable. Give it under the parameters."
                : $"is unknown: the synapse model '{program.Name}' has no variable of that name.{Phrases.SuggestOrList(name, program.Variables().Select(state => state.Name).Where(state => state != "w"))}");
        }
        else if (value is not DistributedValue { Distribution: var distribution })
        {
            findings.Error(subject, "is a schedule or a list of times, but a variable starts from one value. Give a value or a distribution.");
        }
        else if (DistributionChecks.Check(findings, subject, distribution, variable.Dimension))
        {
            CheckShape(program, subject, variable, distribution);
        }
    }

    private void CheckShape(SynapseProgram program, string subject, Variable variable, Distribution distribution)
    {
        bool isShared = program.States.All(state => state.Variable != variable);
        if (isShared && distribution is not ConstantDistribution)
            findings.Error(subject, "is a trace that all synapses of a neuron share, but a distribution is given. Give one value.");
        else if (distribution is ArrayDistribution)
            findings.Error(subject, "is an array, but initial values of synapses are one value or drawn. Give a distribution, or set the values after building.");
    }

    private void CheckMissing(SynapseProgram program)
    {
        foreach (ParameterDefinition parameter in program.Parameters)
        {
            string name = parameter.Variable.Name;
            if (!projection.Parameters.ContainsKey(name) && double.IsNaN(parameter.Default))
                findings.Error(Subjects.SynapseParameter(projection.Name, name),
                    $"is not given, and the synapse model '{program.Name}' has no default for it. Give {Phrases.Kind(parameter.Variable.Dimension)}.");
        }
    }

    /// <summary>Statements that wait for spikes which never come.</summary>
    private void CheckEvents(SynapseModel synapse, SynapseProgram program, ModelSystem source, ModelSystem target)
    {
        string subject = Subjects.Synapse(projection.Name);
        if (source.EmitsCurrent && !program.OnPre.IsEmpty)
            findings.Error(subject, $"is '{synapse.Name}', which learns from presynaptic spikes, but '{projection.Source.Name}' emits a current. Use a rule of rates, or a source of spikes.");
        if (!target.EmitsSpikes && !program.OnPost.IsEmpty)
            findings.Warning(subject, $"is '{synapse.Name}', which learns from postsynaptic spikes, but '{projection.Target.Name}' with its model '{target.Name}' never spikes.");
    }

    private static IEnumerable<KeyValuePair<string, ParameterValue>> Ordered(ImmutableDictionary<string, ParameterValue> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
