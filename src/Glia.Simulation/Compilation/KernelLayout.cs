using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Simulation.Compilation;

/// <summary>Which variables of a program are arrays of a kernel, which uniform values, and in what order.</summary>
internal sealed class KernelLayout
{
    /// <summary>Name of the array that receives outputs and counts.</summary>
    public const string OutputName = "_output";

    private readonly Dictionary<Variable, int> _arrays, _scalars;

    private KernelLayout(ImmutableArray<Variable> arrays, ImmutableArray<Variable> scalars)
    {
        (Arrays, Scalars) = (arrays, scalars);
        _arrays = Numbered(arrays);
        _scalars = Numbered(scalars);
    }

    /// <summary>
    /// Variables with one value per neuron: states, parameters given per neuron, derived values that depend on them, event counts, inputs
    /// (receptors, then currents), and last <c>_output</c> for sources of currents or spikes.
    /// </summary>
    public ImmutableArray<Variable> Arrays { get; }

    /// <summary>Variables with one value per block: the other parameters and derived values.</summary>
    public ImmutableArray<Variable> Scalars { get; }

    /// <summary>The layout of a program.</summary>
    /// <param name="program">The step.</param>
    /// <param name="perNeuron">Names of the parameters that are given per neuron.</param>
    public static KernelLayout Of(UpdateProgram program, ImmutableHashSet<string> perNeuron)
    {
        ImmutableArray<Variable> parameters = [.. program.Parameters.Select(parameter => parameter.Variable)];
        ImmutableHashSet<Variable> varying = [.. parameters.Where(p => p.Kind == VariableKind.EventCount || perNeuron.Contains(p.Name))];
        (ImmutableArray<Variable> derived, varying) = Derived(program, varying);
        ImmutableArray<Variable> arrays =
        [
            .. program.States.Select(state => state.Variable),
            .. parameters.Where(p => varying.Contains(p) && p.Kind != VariableKind.EventCount),
            .. derived.Where(varying.Contains),
            .. parameters.Where(p => p.Kind == VariableKind.EventCount),
            .. program.ReceptorInputs,
            .. program.CurrentInputs,
        ];
        if (program.Output is not null || program.SpikeCount is not null)
            arrays = arrays.Add(new Variable(OutputName, VariableKind.Local, Dimension.None));
        return new KernelLayout(arrays, [.. parameters.Concat(derived).Where(p => !varying.Contains(p))]);
    }

    /// <summary>The array of a variable, or −1.</summary>
    public int ArrayOf(Variable variable) => _arrays.GetValueOrDefault(variable, -1);

    /// <summary>The place of a uniform variable, or −1.</summary>
    public int ScalarOf(Variable variable) => _scalars.GetValueOrDefault(variable, -1);

    private static Dictionary<Variable, int> Numbered(ImmutableArray<Variable> variables) =>
        variables.Select((variable, index) => (variable, index)).ToDictionary(pair => pair.variable, pair => pair.index);

    private static (ImmutableArray<Variable> Derived, ImmutableHashSet<Variable> Varying) Derived(
        UpdateProgram program, ImmutableHashSet<Variable> varying)
    {
        ImmutableArray<Variable>.Builder derived = ImmutableArray.CreateBuilder<Variable>();
        foreach (Preparation preparation in program.Preparation)
        {
            (IEnumerable<Variable> targets, IEnumerable<Expr> sources) = preparation switch
            {
                Derive derive => (new[] { derive.Target }.AsEnumerable(), new[] { derive.Value }.AsEnumerable()),
                MatrixExponential matrix => (matrix.Propagator.Concat(matrix.InputPropagator).OfType<Variable>(), matrix.Matrix.Append(matrix.Duration)),
                _ => throw new InvalidOperationException($"Unknown preparation {preparation.GetType().Name}."),
            };
            Variable[] made = [.. targets];
            derived.AddRange(made.Where(variable => !derived.Contains(variable)));
            if (sources.SelectMany(Expressions.Variables).Any(varying.Contains)) varying = varying.Union(made);
        }

        return (derived.ToImmutable(), varying);
    }
}
