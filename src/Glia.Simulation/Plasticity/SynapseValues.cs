using System.Collections.Immutable;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Plasticity;

/// <summary>Parameters of a projection's synapses in double precision, one value each for the whole projection. Immutable.</summary>
internal sealed class SynapseValues
{
    private readonly double[] _parameters;
    private readonly double _timeStep_ms;

    /// <summary>Reads a projection's description.</summary>
    public SynapseValues(Projection projection, SynapseProgram program, double timeStep_ms)
    {
        (Projection, Program, _timeStep_ms) = (projection, program, timeStep_ms);
        _parameters = [.. program.Parameters.Select(parameter => parameter.Default)];
        foreach ((string name, ParameterValue value) in projection.Parameters) _parameters[IndexOf(name)] = Constant(name, value);
        int missing = Array.FindIndex(_parameters, double.IsNaN);
        if (missing >= 0)
            throw new GliaException($"projection '{projection.Name}'", $"needs a value for parameter '{program.Parameters[missing].Variable.Name}' of synapse model '{program.Name}', which has no default.");
    }

    private SynapseValues(SynapseValues other, ReadOnlySpan<double> parameters) =>
        (Projection, Program, _timeStep_ms, _parameters) = (other.Projection, other.Program, other._timeStep_ms, [.. parameters]);

    /// <summary>The description.</summary>
    public Projection Projection { get; }

    /// <summary>The synapse model.</summary>
    public SynapseProgram Program { get; }

    /// <summary>Values in the order of the program's parameters.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>Names of the parameters that are no longer those of the description.</summary>
    public ImmutableSortedSet<string> Changed { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The same values with one parameter changed.</summary>
    public SynapseValues With(string name, ParameterValue value)
    {
        double[] parameters = [.. _parameters];
        parameters[IndexOf(name)] = Constant(name, value);
        return With(parameters, Changed.Add(name));
    }

    /// <summary>Other values in place of these.</summary>
    /// <param name="parameters">Values in the order of the program's parameters.</param>
    /// <param name="changed">Names of those that are not those of the description.</param>
    public SynapseValues With(ReadOnlySpan<double> parameters, IEnumerable<string> changed) =>
        new(this, parameters) { Changed = changed.ToImmutableSortedSet(StringComparer.Ordinal) };

    /// <summary>The same values with those that have been changed elsewhere.</summary>
    public SynapseValues With(SynapseValues changed)
    {
        double[] parameters = [.. _parameters];
        foreach (string name in changed.Changed) parameters[IndexOf(name)] = changed._parameters[IndexOf(name)];
        return With(parameters, changed.Changed);
    }

    /// <summary>The value of an expression over parameters.</summary>
    public double Evaluate(Expr expression)
    {
        Dictionary<Variable, double[]> values = [];
        for (int p = 0; p < _parameters.Length; p++) values[Program.Parameters[p].Variable] = [_parameters[p]];
        double[] ValueOf(Variable variable) => values.TryGetValue(variable, out double[]? value)
            ? value
            : throw new GliaException($"projection '{Projection.Name}'", $"has an initial value or interval that reads '{variable}', but it may read parameters only.");
        return new ExpressionCompiler(ValueOf, new Clock { TimeStep = _timeStep_ms }).Compile(expression)(0);
    }

    private int IndexOf(string name)
    {
        for (int p = 0; p < Program.Parameters.Length; p++)
            if (Program.Parameters[p].Variable.Name == name) return p;
        string[] known = [.. Program.Parameters.Select(p => p.Variable.Name)];
        throw new GliaException($"projection '{Projection.Name}', parameter '{name}'",
            $"is unknown: synapse model '{Program.Name}' has {string.Join(", ", known)}.{Suggestion.For(name, known)}");
    }

    private double Constant(string name, ParameterValue value)
    {
        string subject = $"projection '{Projection.Name}', parameter '{name}'";
        return value is DistributedValue { Distribution: var distribution } && BoundedDistribution.From(distribution, 1, subject) is { IsConstant: true } bounded
            ? bounded.A
            : throw new GliaException(subject, "must be one value for the whole projection. To let it differ from synapse to synapse, declare it as a variable of the synapse model.");
    }
}
