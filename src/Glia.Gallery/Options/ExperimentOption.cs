namespace Glia.Gallery.Options;

/// <summary>Something about an experiment that a front end can set from text.</summary>
/// <param name="Name">Name without dashes: <c>scale</c>.</param>
/// <param name="Value">What stands for the value in help: <c>FRACTION</c>; empty for a switch.</param>
/// <param name="Description">What it sets, in a line.</param>
/// <param name="Default">The default as a user would write it; empty when there is none to show.</param>
/// <param name="Apply">The experiment with the option set; throws <see cref="Errors.GliaException"/> for a value that cannot be used.</param>
public sealed record ExperimentOption(string Name, string Value, string Description, string Default, Func<Experiment, string, Experiment> Apply)
{
    /// <summary>Given by position, not by name.</summary>
    public bool IsArgument { get; init; }

    /// <summary>May be given several times; applied once for each.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Takes no value: given or not.</summary>
    public bool IsSwitch => Value.Length == 0;

    /// <summary>Values it takes when there are only a few; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What the experiment's messages and the help call it: <c>--scale</c> or <c>NAME</c>.</summary>
    public string Display => IsArgument ? Value : "--" + Name;

    /// <summary>An option of one kind of experiment.</summary>
    public static ExperimentOption For<T>(string name, string value, string description, string @default, Func<T, string, T> apply)
        where T : Experiment =>
        new(name, value, description, @default, (experiment, text) => apply((T)experiment, text));
}
