using Glia.Gallery.Options;
using Glia.Gallery.SingleNeuron;

namespace Glia.Gallery.Tests;

public sealed class ExperimentTests
{
    public static TheoryData<string> Names => [.. ExperimentCatalog.All.Select(experiment => experiment.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_experiment_says_what_it_is_and_where_it_comes_from(string name)
    {
        Experiment experiment = ExperimentCatalog.Find(name)!;
        Assert.NotEmpty(experiment.Summary);
        Assert.NotEmpty(experiment.Description);
        Assert.NotEmpty(experiment.Examples);
        Assert.All(experiment.Examples, example => Assert.StartsWith($"glia run {name}", example, StringComparison.Ordinal));
        if (experiment is not NeuronExperiment) Assert.NotEmpty(experiment.Sources);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_have_names_of_their_own_and_descriptions(string name)
    {
        Experiment experiment = ExperimentCatalog.Find(name)!;
        Assert.Equal(experiment.Options.Length, experiment.Options.Select(option => option.Name).Distinct().Count());
        Assert.All(experiment.Options, option => Assert.NotEmpty(option.Description));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_that_look_like_values_are_the_values(string name)
    {
        Experiment experiment = ExperimentCatalog.Find(name)!;
        foreach (ExperimentOption option in experiment.Options.Where(option => option.Default.Length > 0 && !option.Default.Contains(' ') && !option.IsArgument && option.Name != "out"))
            Assert.Equal(experiment, option.Apply(experiment, option.Default));
    }
}
