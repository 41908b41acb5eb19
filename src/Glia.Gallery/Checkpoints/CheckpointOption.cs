using Glia.Gallery.Options;

namespace Glia.Gallery.Checkpoints;

/// <summary>The option by which experiments are asked for checkpoints.</summary>
public static class CheckpointOption
{
    /// <summary>Sets the biological time between checkpoints.</summary>
    public static ExperimentOption Every { get; } = ExperimentOption.For<Experiment>(
        "checkpoint-every", "TIME", "Save the whole state whenever so much biological time has passed, and when stopped; 'glia resume' goes on from it", "",
        static (e, text) => e with { Checkpoints = (e.Checkpoints ?? new Checkpointing()) with { Every = OptionText.PositiveTime("--checkpoint-every", text) } });
}
