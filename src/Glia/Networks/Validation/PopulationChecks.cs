using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of one population: size, parameters, initial values, positions.</summary>
internal sealed class PopulationChecks(FindingList findings, ModelCatalogue models, Time timeStep)
{
    public void Check(Population population)
    {
        int errors = findings.Errors;
        if (population.Size < 1)
        {
            findings.Error(Subjects.Size(population.Name),
                $"is {Phrases.Count(population.Size)}, but a population has at least one neuron. Give a size of 1 or more, or leave the population out.");
        }

        else if (population.Size > NetworkValidator.MostNeuronsOfPopulation)
        {
            findings.Error(Subjects.Size(population.Name),
                $"is {Phrases.Count(population.Size)}, but a population has at most {Phrases.Count(NetworkValidator.MostNeuronsOfPopulation)} neurons. Divide it into several.");
        }

        if (population.Positions is not null) PositionsChecks.Check(findings, population);
        if (population.Model is null)
        {
            findings.Error(Subjects.Model(population.Name), "is not given. Give a model, built in or of your own.");
            return;
        }

        if (models.Find(population.Model) is not { } model) return;
        foreach ((string name, ParameterValue value) in population.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            CheckParameter(population, model, name, value);
        foreach ((string name, ParameterValue value) in population.Initial.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            CheckInitial(population, model, name, value);
        CheckMissing(population, model);
        if (findings.Errors == errors && timeStep.Milliseconds > 0 && double.IsFinite(timeStep.Milliseconds)) TrialStep.Check(findings, population, model, ModelCompiler.Compile(population.Model), timeStep);
    }

    private void CheckParameter(Population population, ModelSystem model, string name, ParameterValue value)
    {
        string subject = Subjects.Parameter(population.Name, name);
        if (model.Parameter(name)?.Variable is not { } variable)
        {
            IEnumerable<string> names = model.Parameters.Select(parameter => parameter.Variable.Name);
            findings.Error(subject, model.State(name) is not null
                ? $"is a state variable of the model '{model.Name}', not a parameter. Give it under the initial values."
                : $"is unknown: the model '{model.Name}' has no parameter of that name.{Phrases.SuggestOrList(name, names)}");
            return;
        }

        switch (value)
        {
            case ScheduledValue schedule:
                CheckSchedule(subject, model, variable, schedule);
                break;
            case EventTimes events:
                CheckEvents(subject, model, variable, events, population.Size);
                break;
            case DistributedValue distributed:
                CheckDistributedParameter(subject, variable, distributed.Distribution, population.Size);
                break;
        }
    }

    private void CheckDistributedParameter(string subject, Variable variable, Distribution distribution, long size)
    {
        if (variable.Kind == VariableKind.EventCount)
        {
            findings.Error(subject, "is a list of event times, but a single value is given. Give the times in ascending order.");
            return;
        }

        if (!DistributionChecks.Check(findings, subject, distribution, variable.Dimension)) return;
        CheckLength(subject, distribution, size);
        if (distribution is ConstantDistribution { Value: { Value: < 0 } value } && variable.Dimension.IsMagnitude)
            findings.Warning(subject, $"is {value}, but {Phrases.Kind(variable.Dimension)} is hardly ever negative. Is the sign meant?");
        if ((variable.IsShared || variable.Kind == VariableKind.TimedParameter) && distribution is not ConstantDistribution)
            findings.Error(subject, "has one value for the whole population, but is given per neuron. Give one value, or make one population per value.");
    }

    private void CheckSchedule(string subject, ModelSystem model, Variable variable, ScheduledValue schedule)
    {
        if (variable.Kind == VariableKind.TimedParameter)
        {
            new ScheduleChecks(findings, subject, timeStep).CheckSchedule(schedule, variable.Dimension);
            return;
        }

        findings.Error(subject, $"follows a schedule, but is not declared 'timed' in the model '{model.Name}' (timed there: "
            + $"{Phrases.List(NamesOf(model, VariableKind.TimedParameter))}). Give one value, or declare it with the flag 'timed'.");
    }

    private void CheckEvents(string subject, ModelSystem model, Variable variable, EventTimes events, long size)
    {
        if (variable.Kind == VariableKind.EventCount)
        {
            new ScheduleChecks(findings, subject, timeStep).CheckEvents(events, size);
            return;
        }

        findings.Error(subject, $"is given as event times, but is not declared 'events' in the model '{model.Name}' (declared so: "
            + $"{Phrases.List(NamesOf(model, VariableKind.EventCount))}). Give a value.");
    }

    private void CheckInitial(Population population, ModelSystem model, string name, ParameterValue value)
    {
        string subject = Subjects.Initial(population.Name, name);
        if (model.State(name)?.Variable is not { } variable)
        {
            IEnumerable<string> names = model.States.Select(state => state.Variable.Name).Where(state => !state.StartsWith('_'));
            findings.Error(subject, model.Parameter(name) is not null
                ? $"is a parameter of the model '{model.Name}', not a state variable. Give it under the parameters."
                : $"is unknown: the model '{model.Name}' has no state variable of that name.{Phrases.SuggestOrList(name, names)}");
        }
        else if (value is DistributedValue { Distribution: var distribution })
        {
            if (DistributionChecks.Check(findings, subject, distribution, variable.Dimension)) CheckLength(subject, distribution, population.Size);
        }
        else
        {
            findings.Error(subject, "is a schedule or a list of times, but a state variable starts from one value. Give a value or a distribution.");
        }
    }

    private void CheckMissing(Population population, ModelSystem model)
    {
        foreach (ParameterDefinition parameter in model.Parameters)
        {
            string name = parameter.Variable.Name;
            if (population.Parameters.ContainsKey(name)) continue;
            if (parameter.Variable.Kind == VariableKind.EventCount)
                findings.Warning(Subjects.Parameter(population.Name, name), "is not given: there will be no events. Give the event times.");
            else if (double.IsNaN(parameter.Default))
                findings.Error(Subjects.Parameter(population.Name, name),
                    $"is not given, and the model '{model.Name}' has no default for it. Give {Phrases.Kind(parameter.Variable.Dimension)}.");
        }
    }

    private void CheckLength(string subject, Distribution distribution, long size)
    {
        // A size that is none has been reported; what depends on it is not known.
        if (size > 0 && distribution is ArrayDistribution array && array.Values.Length != size)
        {
            findings.Error(subject,
                $"is an array of {Phrases.Count(array.Values.Length)} values for {Phrases.Count(size)} neurons. Give one value per neuron, or one for all.");
        }
    }

    private static IEnumerable<string> NamesOf(ModelSystem model, VariableKind kind) =>
        model.Parameters.Select(parameter => parameter.Variable).Where(variable => variable.Kind == kind).Select(variable => variable.Name);
}
