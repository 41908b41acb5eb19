using Glia.Errors;
using Glia.Gallery.NetworkFiles;
using Glia.Gallery.Options;
using Glia.Simulation.Saving;

namespace Glia.Gallery.Checkpoints;

/// <summary>Makes the experiment that a checkpoint is of, set as it was then, to go on from there.</summary>
public static class ResumedExperiment
{
    /// <summary>Options that say where files lie, not what is simulated: a folder may have been moved.</summary>
    private const string OutputOption = "out";

    /// <summary>The experiment, whose files go on in the folder in which the checkpoint lies.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="settings">Options that differ from then, such as the number of threads.</param>
    /// <exception cref="GliaException">The file is no sound checkpoint of an experiment that this version knows.</exception>
    public static Experiment From(string path, params ReadOnlySpan<(string Name, string Text)> settings)
    {
        path = Path.GetFullPath(path);
        Checkpoint checkpoint = Checkpoint.Read(path);
        RunDescription run = CheckpointKeeper.RunOf(checkpoint) ?? throw new GliaException($"checkpoint '{path}'",
            "was saved by a program, not by 'glia run', and does not say how to go on. Restore it in that program with Simulation.RestoreAsync.");
        foreach ((string name, string text) in settings) run = run.With(name, text);
        Experiment experiment = Named(run, path);
        foreach ((string name, string text) in run.Settings.Where(setting => setting.Name != OutputOption)) experiment = Set(experiment, name, text, path);
        string folder = Path.GetDirectoryName(path)!;
        for (string label = run.Label; label.Length > 0; label = Path.GetDirectoryName(label) ?? "") folder = Path.GetDirectoryName(folder) ?? folder;
        return experiment with { OutputDirectory = folder, Checkpoints = (experiment.Checkpoints ?? new Checkpointing()) with { ResumeFrom = path, Run = run with { Label = "" } } };
    }

    private static Experiment Named(RunDescription run, string path)
    {
        var file = new NetworkFileExperiment();
        if (run.Experiment == file.Name) return file with { Text = run.Network };
        return ExperimentCatalog.Find(run.Experiment) ?? throw new GliaException($"checkpoint '{path}'",
            $"is of an experiment '{run.Experiment}', which this version of Glia does not have.{Suggestion.For(run.Experiment, ExperimentCatalog.All.Select(known => known.Name))} Resume it with the version that wrote it.");
    }

    private static Experiment Set(Experiment experiment, string name, string text, string path)
    {
        ExperimentOption option = experiment.Options.FirstOrDefault(known => known.Name == name) ?? throw new GliaException($"checkpoint '{path}'",
            $"was made with an option '{name}', which '{experiment.Name}' does not have here. Resume it with the version that wrote it.");
        return option.Apply(experiment, text);
    }
}
