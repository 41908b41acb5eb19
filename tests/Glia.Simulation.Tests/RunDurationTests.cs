using Glia.Errors;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests;

public sealed class RunDurationTests
{
    [Theory, InlineData(0, 0), InlineData(0.3, 3), InlineData(1e8, 1_000_000_000), InlineData(1e11, 1_000_000_000_000)]
    public void Whole_numbers_of_steps_are_taken(double duration_ms, long steps) => Assert.Equal(steps, RunDuration.StepsOf(duration_ms * ms, 0.1 * ms));

    [Theory]
    [InlineData(-1, "negative")]
    [InlineData(0.05, "Use for example 0.1 ms")]
    [InlineData(1e15, "too long")]
    [InlineData(1e303, "too long")]
    public void Anything_else_is_refused_with_the_reason(double duration_ms, string reason) =>
        Assert.Contains(reason, Assert.Throws<GliaException>(() => RunDuration.StepsOf(Time.FromInternal(duration_ms), 0.1 * ms)).Message, StringComparison.Ordinal);
}
