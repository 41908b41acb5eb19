using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;

namespace Glia.Networks.Validation;

/// <summary>Checks of one recorder: name, population, neurons, variables, intervals.</summary>
internal sealed class RecorderChecks(FindingList findings, ModelCatalogue models, Network network)
{
    // Those of every operating system, so that a network file works on all of them.
    private static readonly SearchValues<char> s_unfitForFileNames = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>File systems take 255 bytes; the rest is for what stands around the name, such as 'states-' and '.partial.variables.npy'.</summary>
    private const int LongestName = 200;

    public void Check(Recorder recorder)
    {
        CheckName(recorder);
        if (recorder is PopulationRecorder population) CheckPopulation(population);
        else if (recorder is SynapseRecorder synapses) new SynapseRecorderChecks(findings, models, network, synapses).Check();
    }

    private void CheckPopulation(PopulationRecorder recorder)
    {
        if (recorder.Population is null || !network.Populations.Contains(recorder.Population))
        {
            findings.Error(Subjects.Recorder(recorder.Name),
                $"observes the population '{recorder.Population?.Name}', which is not in this network. Use the one that Add returned.");
            return;
        }

        ModelSystem? model = models.Find(recorder.Population.Model);
        switch (recorder)
        {
            case SpikeRecorder spikes:
                CheckNeurons(spikes, spikes.Neurons);
                WarnOfSilence(spikes, model);
                break;
            case StateRecorder states:
                CheckNeurons(states, states.Neurons);
                CheckStates(states, model);
                break;
            case RateRecorder rate:
                CheckBin(rate);
                WarnOfSilence(rate, model);
                break;
        }
    }

    private void CheckName(Recorder recorder)
    {
        if (recorder.Name is null) return;   // reported with the names
        if (Encoding.UTF8.GetByteCount(recorder.Name) is > LongestName and var length)
            findings.Error(Subjects.Recorder(recorder.Name), $"has a name of {length} bytes, too long for a file name: at most {LongestName} are possible. Give it a shorter name.");
        else if (recorder.Name.AsSpan().ContainsAny(s_unfitForFileNames) || recorder.Name.Any(char.IsControl) || recorder.Name is "." or "..")
            findings.Error(Subjects.Recorder(recorder.Name), "has a name that cannot be a file name. Use letters, digits, '-', '_' and '.'.");
    }

    private void CheckNeurons(PopulationRecorder recorder, ImmutableArray<long> neurons)
    {
        string subject = Subjects.Neurons(recorder.Name);
        if (neurons.IsDefault)
        {
            findings.Error(subject, "is not initialised. Give indexes, or an empty list for all neurons.");
            return;
        }

        long size = recorder.Population.Size;
        foreach (long neuron in neurons)
        {
            if (neuron >= 0 && neuron < size) continue;
            findings.Error(subject, $"names the neuron {neuron}, but '{recorder.Population.Name}' has the neurons 0 to {Phrases.Count(size - 1)}. Correct the index.");
            return;
        }

        var seen = new HashSet<long>(neurons.Length);
        if (neurons.FirstOrDefault(neuron => !seen.Add(neuron), -1) is >= 0 and var twice)
            findings.Error(subject, $"names the neuron {twice} twice. Name each neuron once.");
    }

    private void CheckStates(StateRecorder recorder, ModelSystem? model)
    {
        if (recorder.Every < 1)
            findings.Error(Subjects.Interval(recorder.Name), $"is {recorder.Every} steps, but samples are at least one step apart. Give 1 or more.");
        string subject = Subjects.Variables(recorder.Name);
        string[]? recordables = model is null ? null : [.. model.Recordables(ModelCompiler.Compile(recorder.Population.Model))];
        if (recorder.Variables.IsDefaultOrEmpty)
        {
            findings.Error(subject, $"is empty. Name at least one variable{(recordables is null ? "" : $" of {Phrases.List(recordables)}")}.");
            return;
        }

        foreach (string repeated in recorder.Variables.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            findings.Error(subject, $"names '{repeated}' twice. Name each variable once.");
        if (recordables is not null) CheckVariables(recorder, recordables, subject);
    }

    private void CheckVariables(StateRecorder recorder, string[] recordables, string subject)
    {
        string model = recorder.Population.Model.Name;
        foreach (string variable in recorder.Variables.Distinct())
        {
            if (recordables.Contains(variable)) continue;
            if (models.Find(recorder.Population.Model) is { } system && system.Subexpressions.Any(item => item.Variable.Name == variable))
            {
                ReportMomentary(system, variable, subject);
                continue;
            }

            string suggestion = Suggestion.For(variable, recordables);
            findings.Error(subject, recordables.Length == 0
                ? $"names '{variable}', but the model '{model}' has no state to record. Record spikes instead."
                : $"names '{variable}', which the model '{model}' does not have.{(suggestion.Length > 0 ? suggestion : $" It has: {Phrases.List(recordables)}.")}");
        }
    }

    /// <summary>A subexpression that cannot be computed from the state after the step.</summary>
    private void ReportMomentary(ModelSystem model, string variable, string subject)
    {
        string reason = model.Draws(variable) ? "draws random numbers, other ones each time it is used" : "depends on the inputs of a step";
        findings.Error(subject, $"names '{variable}', a subexpression that {reason}, so that it has no value between steps. "
            + $"Store it in the step: declare a state variable ('{variable}_now : ...'), set it under 'run_regularly' or 'before_threshold' ('{variable}_now = {variable}') and record that.");
    }

    private void CheckBin(RateRecorder recorder)
    {
        string subject = Subjects.Bin(recorder.Name);
        if (!(network.TimeStep.Milliseconds > 0)) return;
        if (!(recorder.Bin.Milliseconds >= network.TimeStep.Milliseconds * (1 - 1e-9)) || !double.IsFinite(recorder.Bin.Milliseconds))
            findings.Error(subject, $"is {recorder.Bin}, but a bin is at least one time step, {network.TimeStep}. Use a wider bin.");
        else if (!TimeGrid.IsOnGrid(recorder.Bin, network.TimeStep))
            findings.Error(subject, $"is {recorder.Bin}, not a multiple of the time step {network.TimeStep}. Use {TimeGrid.Rounded(recorder.Bin.Milliseconds, network.TimeStep)}.");
    }

    private void WarnOfSilence(PopulationRecorder recorder, ModelSystem? model)
    {
        if (model is { EmitsSpikes: false })
            findings.Warning(Subjects.Recorder(recorder.Name), $"waits for spikes of '{recorder.Population.Name}', but its model '{model.Name}' never spikes. Record its states.");
    }
}
