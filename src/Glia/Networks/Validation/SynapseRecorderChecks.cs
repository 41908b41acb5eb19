using Glia.Equations;
using Glia.Equations.Ir;

namespace Glia.Networks.Validation;

/// <summary>Checks of one recorder of synapses: projection, indexes, variables, interval.</summary>
internal sealed class SynapseRecorderChecks(FindingList findings, ModelCatalogue models, Network network, SynapseRecorder recorder)
{
    private Projection Projection => recorder.Projection;

    public void Check()
    {
        string subject = Subjects.Recorder(recorder.Name);
        if (Projection is null || !network.Projections.Contains(Projection))
        {
            findings.Error(subject, $"observes the projection '{Projection?.Name}', which is not in this network. Use the one that Add returned.");
            return;
        }

        if (Projection.Synapse is not { } synapse)
        {
            findings.Error(subject, Projection.Structure is null
                ? $"observes the projection '{Projection.Name}', whose synapses are static: their weights never change. Give it a synapse model, or read the weights once with GetSynapses."
                : $"observes the projection '{Projection.Name}', whose synapses come and go, so that none can be followed by its index. Read them between runs with GetSynapses.");
            return;
        }

        if (recorder.Every < 1)
            findings.Error(Subjects.Interval(recorder.Name), $"is {recorder.Every} steps, but samples are at least one step apart. Give 1 or more.");
        CheckIndexes();
        if (models.Find(Projection.Source?.Model) is { } source && models.Find(Projection.Target?.Model) is { } target && SynapsePlace.Of(Projection, source, target) is { } place)
            CheckVariables(models.Find(synapse, place));
    }

    private void CheckIndexes()
    {
        string subject = Subjects.Synapses(recorder.Name);
        if (recorder.Synapses.IsDefault)
        {
            findings.Error(subject, "is not initialised. Give indexes, or an empty list for all synapses.");
            return;
        }

        if (recorder.Synapses.FirstOrDefault(index => index < 0) is < 0 and var negative)
        {
            findings.Error(subject, $"names the synapse {negative}, but indexes begin at 0. Correct the index.");
            return;
        }

        // Rules that draw are judged once they have been drawn.
        if (Projection.Source is not null && Projection.Target is not null && Projection.Rule is not null && SynapseCount.Of(Projection) is { IsExact: true, Expected: var count }
            && recorder.Synapses.FirstOrDefault(index => index >= count, -1) is >= 0 and var beyond)
        {
            findings.Error(subject, $"names the synapse {Phrases.Count(beyond)}, but '{Projection.Name}' has {(count > 0 ? $"the synapses 0 to {Phrases.Count((long)count - 1)}" : "no synapses")}. Correct the index.");
            return;
        }

        var seen = new HashSet<long>(recorder.Synapses.Length);
        if (recorder.Synapses.FirstOrDefault(index => !seen.Add(index), -1) is >= 0 and var twice)
            findings.Error(subject, $"names the synapse {twice} twice. Name each synapse once.");
    }

    private void CheckVariables(SynapseProgram? program)
    {
        if (program is null) return;   // its errors are reported with the projection
        if (program.IsStatic)
        {
            findings.Error(Subjects.Recorder(recorder.Name), $"observes the projection '{Projection.Name}', whose synapse model '{program.Name}' changes nothing. Read the weights once with GetSynapses.");
            return;
        }

        string subject = Subjects.Variables(recorder.Name);
        string[] known = [.. program.Variables().Select(variable => variable.Name)];
        if (recorder.Variables.IsDefaultOrEmpty)
        {
            findings.Error(subject, $"is empty. Name at least one variable of {Phrases.List(known)}.");
            return;
        }

        foreach (string repeated in recorder.Variables.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            findings.Error(subject, $"names '{repeated}' twice. Name each variable once.");
        foreach (string unknown in recorder.Variables.Distinct().Where(name => !known.Contains(name))) findings.Error(subject, $"names '{unknown}', {Reason(program, unknown, known)}");
    }

    private static string Reason(SynapseProgram program, string name, string[] known) =>
        program.Parameter(name) is not null ? $"a parameter of the synapse model '{program.Name}', which has one value that does not change. Record variables: {Phrases.List(known)}."
        : program.Modulators.Any(modulator => modulator.Name == name) ? $"a modulator of the synapse model '{program.Name}'. Record the population that it comes from."
        : $"which the synapse model '{program.Name}' does not keep.{Phrases.SuggestOrList(name, known)}";
}
