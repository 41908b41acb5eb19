using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>Coefficients of Fehlberg's method of order 4(5), and its stages.</summary>
internal static class FehlbergTableau
{
    /// <summary>Weights of the fifth-order solution.</summary>
    public static readonly double[] Solution =
        [902880.0 / 7618050.0, 0, 3953664.0 / 7618050.0, 3855735.0 / 7618050.0, -1371249.0 / 7618050.0, 277020.0 / 7618050.0];

    /// <summary>Weights of the difference of the fifth- and fourth-order solutions.</summary>
    public static readonly double[] Error = [1.0 / 360.0, 0, -128.0 / 4275.0, -2197.0 / 75240.0, 1.0 / 50.0, 2.0 / 55.0];

    private static readonly double[] s_times = [0, 1.0 / 4.0, 3.0 / 8.0, 12.0 / 13.0, 1, 1.0 / 2.0];

    private static readonly double[][] s_weights =
    [
        [],
        [1.0 / 4.0],
        [3.0 / 32.0, 9.0 / 32.0],
        [1932.0 / 2197.0, -7200.0 / 2197.0, 7296.0 / 2197.0],
        [8341.0 / 4104.0, -32832.0 / 4104.0, 29440.0 / 4104.0, -845.0 / 4104.0],
        [-6080.0 / 20520.0, 41040.0 / 20520.0, -28352.0 / 20520.0, 9295.0 / 20520.0, -5643.0 / 20520.0],
    ];

    /// <summary>The six slopes of an inner step of size h from the given time.</summary>
    public static Dictionary<Variable, Variable>[] Stages(StepBuilder step, ModelFacts facts, Expr h, Expr time)
    {
        var slopes = new Dictionary<Variable, Variable>[s_weights.Length];
        for (int stage = 0; stage < slopes.Length; stage++)
        {
            string label = $"{stage + 1}";
            var states = new Dictionary<Variable, Expr>();
            if (stage > 0)
                foreach (Variable x in facts.System.Equations.Select(equation => equation.Variable))
                    states.Add(x, step.Local($"{x}_{label}", x.Value() + h * Combine(x, slopes, s_weights[stage]), x.Dimension).Value());
            slopes[stage] = Tableau.Slopes(step, facts, label, states, time + Number(s_times[stage]) * h);
        }

        return slopes;
    }

    /// <summary>Σ weight·slope of one variable over the stages.</summary>
    public static Expr Combine(Variable x, Dictionary<Variable, Variable>[] slopes, double[] weights)
    {
        Expr sum = Zero;
        for (int stage = 0; stage < weights.Length; stage++)
            if (weights[stage] != 0) sum += Number(weights[stage]) * slopes[stage][x].Value();
        return sum;
    }
}
