using System.Collections.Concurrent;
using System.Collections.Immutable;
using Glia.Equations.Integration;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;

namespace Glia.Equations.Synapses;

/// <summary>One time step of the clock-driven equations, by the integrators of neurons: everything else that a synapse reads is held during the step.</summary>
/// <remarks>What a neuron's integrator would prepare once per parameter set stands in the statements themselves; it is uniform over synapses, and kernels evaluate such values once per call.</remarks>
internal sealed record ClockStep(ImmutableArray<Assign> Statements, ImmutableArray<IntegrationNote> Notes)
{
    private static readonly ConcurrentDictionary<(int Size, int Entry, bool IsInput), Function> s_propagators = new();

    /// <summary>The step; without statements when no equation is clock-driven.</summary>
    /// <exception cref="GliaException">The integrator that the model asks for cannot take the equations.</exception>
    public static ClockStep Of(SynapseSystem system, EquationSplit split)
    {
        if (split.ClockDriven.IsEmpty) return new ClockStep([], []);
        ModelSystem equations = system.Names with
        {
            Equations = [.. split.ClockDriven.Select(item => item.Equation)],
            Subexpressions = [.. system.Subexpressions.Where(subexpression => !system.Inline(subexpression.Value).HasDraws())],
        };
        UpdateProgram step = Integrator.Lower(equations);
        Dictionary<Variable, Expr> prepared = Prepared(step.Preparation);
        return new ClockStep([.. step.Statements.Select(statement => Lower(statement, system, prepared))], step.Integration);
    }

    private static Assign Lower(Statement statement, SynapseSystem system, Dictionary<Variable, Expr> prepared)
    {
        if (statement is not Assign assign)
            throw new GliaException($"model '{system.Name}', integration", "The integrator has inner steps of its own, which synapses cannot take. Use 'rk4', or another method of fixed steps.");
        // White noise draws numbers of its own beside those of the texts.
        Expr value = assign.Value.Rewrite(node => node switch
        {
            Read read => prepared.GetValueOrDefault(read.Variable),
            Draw draw => draw with { Index = draw.Index + system.Draws },
            _ => null,
        });
        return new Assign(assign.Target, value);
    }

    private static Dictionary<Variable, Expr> Prepared(ImmutableArray<Preparation> preparations)
    {
        var values = new Dictionary<Variable, Expr>();
        foreach (Preparation preparation in preparations)
        {
            switch (preparation)
            {
                case Derive derive:
                    values.Add(derive.Target, derive.Value.Substitute(values));
                    break;
                case MatrixExponential exponential:
                    Expr[] arguments = [.. exponential.Matrix.Append(exponential.Duration).Select(entry => entry.Substitute(values))];
                    Add(exponential.Propagator, arguments, isInput: false);
                    Add(exponential.InputPropagator, arguments, isInput: true);
                    break;
                default:
                    throw new ArgumentException($"Unknown preparation {preparation.GetType().Name}.", nameof(preparations));
            }
        }

        return values;

        void Add(ImmutableArray<Variable?> entries, Expr[] arguments, bool isInput)
        {
            for (int entry = 0; entry < entries.Length; entry++)
                if (entries[entry] is { } target) values.Add(target, new Call(Propagator(entries.Length, entry, isInput), new ExprList([.. arguments])));
        }
    }

    /// <summary>An entry of exp(A h), or of its integral, as a function of A and h.</summary>
    private static Function Propagator(int size, int entry, bool isInput) => s_propagators.GetOrAdd((size, entry, isInput), static key =>
        new Function($"_{(key.IsInput ? "input_" : "")}propagator_{key.Size}_{key.Entry}", key.Size + 1, arguments =>
        {
            double[] propagator = new double[key.Size], input = new double[key.Size];
            MatrixExponentials.Compute(arguments.AsSpan(0, key.Size), arguments[^1], propagator, input);
            return key.IsInput ? input[key.Entry] : propagator[key.Entry];
        }));
}
