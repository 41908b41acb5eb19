using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks that the modulators of a synapse model are given, and that each is a signal of the right dimension.</summary>
internal sealed class ModulatorChecks(FindingList findings, ModelCatalogue models, Network network, Projection projection)
{
    public void Check(SynapseProgram program)
    {
        foreach (Variable variable in program.Modulators)
            if (!projection.Modulators.ContainsKey(variable.Name))
                findings.Error(Subjects.Modulator(projection.Name, variable.Name),
                    $"is not given, but the synapse model '{program.Name}' reads it. Give a population and its variable, or a schedule, of {Phrases.Kind(variable.Dimension)}.");
        foreach ((string name, Modulator modulator) in projection.Modulators.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (program.Modulators.FirstOrDefault(variable => variable.Name == name) is { } variable) Check(Subjects.Modulator(projection.Name, name), modulator, variable.Dimension);
            else ReportUnknown(program, name);
        }
    }

    private void ReportUnknown(SynapseProgram program, string name)
    {
        IEnumerable<string> names = program.Modulators.Select(modulator => modulator.Name);
        findings.Error(Subjects.Modulator(projection.Name, name), program.Modulators.IsEmpty
            ? $"is unknown: the synapse model '{program.Name}' has no modulators. Leave it out, or declare it in the model with the flag 'modulator'."
            : $"is unknown: the synapse model '{program.Name}' has no modulator of that name.{Phrases.SuggestOrList(name, names)}");
    }

    private void Check(string subject, Modulator modulator, Dimension expected)
    {
        switch (modulator)
        {
            case PopulationModulator signal:
                CheckPopulation(subject, signal, expected);
                break;
            case ScheduledModulator schedule:
                new ScheduleChecks(findings, subject, network.TimeStep).CheckSchedule(new ScheduledValue(schedule.Times, schedule.Values), expected);
                break;
            case StreamModulator stream when stream.Value is null:
                findings.Error(subject, "is a stream without a function. Give one.");
                break;
            case StreamModulator stream:
                CheckRegions(subject, stream.Regions);
                break;
            case null:
                findings.Error(subject, "has no value. Give a population and its variable, a schedule or a stream.");
                break;
        }
    }

    private void CheckPopulation(string subject, PopulationModulator signal, Dimension expected)
    {
        if (signal.Population is null || !network.Populations.Contains(signal.Population))
        {
            findings.Error(subject, $"is the population '{signal.Population?.Name}', which is not in this network. Use the one that Add returned.");
            return;
        }

        if (!signal.Mean) CheckRegions(subject, signal.Population.Size);
        if (models.Find(signal.Population.Model) is { } model) CheckVariable(subject, signal, model, expected);
    }

    private void CheckVariable(string subject, PopulationModulator signal, ModelSystem model, Dimension expected)
    {
        string[] names = [.. model.Recordables(ModelCompiler.Compile(signal.Population.Model))];
        if (!names.Contains(signal.Variable))
        {
            findings.Error(subject, $"is the variable '{signal.Variable}', which the model '{model.Name}' of '{signal.Population.Name}' does not show after a step.{Phrases.SuggestOrList(signal.Variable ?? "", names)}");
            return;
        }

        Dimension found = Dimension(model, signal.Variable);
        if (found != expected)
            findings.Error(subject, $"is '{signal.Variable}' of '{signal.Population.Name}', {Phrases.Kind(found)}, but {Phrases.Kind(expected)} is expected. Declare a variable of that unit in '{model.Name}', or change the synapse model.");
    }

    private static Dimension Dimension(ModelSystem model, string name) =>
        model.State(name)?.Variable.Dimension ?? model.Parameter(name)?.Variable.Dimension ?? model.Subexpressions.First(item => item.Variable.Name == name).Variable.Dimension;

    /// <summary>Regions are equal stretches of the target population.</summary>
    private void CheckRegions(string subject, long regions)
    {
        if (regions < 1)
            findings.Error(subject, $"has {regions} regions, but there is at least one. Give 1 for a global signal.");
        else if (projection.Target.Size > 0 && regions > projection.Target.Size)
            findings.Error(subject, $"has {Phrases.Count(regions)} regions for the {Phrases.Count(projection.Target.Size)} neurons of '{projection.Target.Name}'. Give at most one per neuron, or take the mean.");
    }
}
