using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>Where an interpreted synapse stands.</summary>
internal sealed class SynapseSurroundings(SynapseSetting setting) : Surroundings
{
    /// <summary>The time of the event, as a stamp.</summary>
    public long Stamp { get; set; }

    /// <summary>Time over which event-driven variables are advanced, ms.</summary>
    public double Elapsed { get; set; }

    /// <summary>Added to the index of every draw: later spikes of one stamp have random numbers of their own.</summary>
    public int DrawOffset { get; set; }

    public override ExpressionCompiler.Evaluation? WellKnownValue(Variable variable)
    {
        if (variable == WellKnown.Time) return _ => Stamp * setting.TimeStep_ms;
        if (variable == WellKnown.TimeStep) return _ => setting.TimeStep_ms;
        if (variable == WellKnownSynapse.Elapsed) return _ => Elapsed;
        if (variable == WellKnownSynapse.Source) return _ => setting.Source;
        return variable == WellKnownSynapse.Target ? _ => setting.Target : null;
    }

    public override ExpressionCompiler.Evaluation Drawn(Draw draw, ExpressionCompiler.Evaluation? mean) => 
        _ => setting.Random(Stamp, draw with { Index = draw.Index + DrawOffset });
}
