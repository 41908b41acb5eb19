using Glia.Equations.Ir;
using Glia.Random;

namespace Glia.Equations.Interpretation;

/// <summary>Where an interpreted program stands: the step, and what names its random numbers.</summary>
internal sealed class Clock : Surroundings
{
    /// <summary>Number of the step.</summary>
    public long Step { get; set; }

    /// <summary>Length of the step, ms.</summary>
    public double TimeStep { get; set; }

    /// <summary>Size of the population.</summary>
    public int Size { get; init; } = 1;

    /// <summary>Philox key of the population's draws.</summary>
    public (uint K0, uint K1) Key { get; set; }

    /// <summary>Time at the start of the step, ms.</summary>
    public double Time => Step * TimeStep;

    public override ExpressionCompiler.Evaluation? WellKnownValue(Variable variable)
    {
        if (variable == WellKnown.Time) return _ => Time;
        if (variable == WellKnown.TimeStep) return _ => TimeStep;
        if (variable == WellKnown.Step) return _ => Step;
        if (variable == WellKnown.Size) return _ => Size;
        return variable == WellKnown.Index ? neuron => neuron : null;
    }

    public override ExpressionCompiler.Evaluation Drawn(Draw draw, ExpressionCompiler.Evaluation? mean)
    {
        int first = 4 * draw.Index;
        double Uniform(int neuron, int number) => Philox.Uniform(Philox.Bits(Key, neuron, Step, first + number));
        return draw.Distribution switch
        {
            DrawDistribution.Uniform => neuron => Uniform(neuron, 0),
            // Box–Muller.
            DrawDistribution.Normal => neuron => Math.Sqrt(-2 * Math.Log(Uniform(neuron, 0))) * Math.Cos(2 * Math.PI * Uniform(neuron, 1)),
            _ => neuron => PoissonSampler.Sample(mean!(neuron), Key, neuron, Step, draw.Index),
        };
    }
}
