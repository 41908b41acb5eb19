using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Networks;
using Glia.Random;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Engine;

/// <summary>What a parameter is now.</summary>
/// <param name="Values">One value, or one per neuron.</param>
/// <param name="Timed">Its schedule, which goes before the values; null when it has none.</param>
/// <param name="Events">Its events; null when it has none.</param>
internal readonly record struct ParameterInForce(double[] Values, TimedValue? Timed, EventSchedule? Events);

/// <summary>Parameters and initial values of one population in double precision: one value for all, one per neuron, a schedule, or lists of events. Immutable.</summary>
internal sealed class PopulationValues
{
    private readonly double[][] _parameters;   // shape [1] or [size] each
    private readonly TimedValue?[] _timed;
    private readonly EventSchedule?[] _events;
    private readonly double[]?[] _initial;
    private readonly ulong _seed;

    /// <summary>Reads a population's description.</summary>
    /// <param name="population">The description.</param>
    /// <param name="index">Position in the network.</param>
    /// <param name="program">Its model.</param>
    /// <param name="seed">Seed of the network.</param>
    /// <param name="timeStep_ms">Time step.</param>
    public PopulationValues(Population population, int index, UpdateProgram program, ulong seed, double timeStep_ms)
    {
        (Population, Index, Program, _seed, TimeStep) = (population, index, program, seed, timeStep_ms);
        Size = checked((int)population.Size);
        int count = program.Parameters.Length;
        (_parameters, _timed, _events) = (new double[count][], new TimedValue?[count], new EventSchedule?[count]);
        for (int p = 0; p < count; p++) _parameters[p] = [DefaultOf(program.Parameters[p])];
        foreach ((string name, ParameterValue value) in population.Parameters) Set(name, value);
        _initial = [.. program.States.Select(state => population.Initial.TryGetValue(state.Variable.Name, out ParameterValue? value) ? Initial(state.Variable.Name, value) : null)];
        for (int p = 0; p < count; p++)
            if (double.IsNaN(_parameters[p][0]))
                throw new GliaException($"population '{population.Name}'", $"needs a value for parameter '{program.Parameters[p].Variable.Name}' of model '{program.Name}', which has no default.");
    }

    private PopulationValues(PopulationValues other)
    {
        (Population, Index, Program, _seed, TimeStep, Size) = (other.Population, other.Index, other.Program, other._seed, other.TimeStep, other.Size);
        (_parameters, _timed, _events, _initial) = ([.. other._parameters], [.. other._timed], [.. other._events], other._initial);
        Changed = other.Changed;
    }

    /// <summary>The description.</summary>
    public Population Population { get; }

    /// <summary>Position in the network.</summary>
    public int Index { get; }

    /// <summary>The model.</summary>
    public UpdateProgram Program { get; }

    /// <summary>Neurons.</summary>
    public int Size { get; }

    /// <summary>Time step, ms.</summary>
    public double TimeStep { get; }

    /// <summary>Names of the parameters that have a value per neuron.</summary>
    public ImmutableHashSet<string> PerNeuron =>
        [.. Program.Parameters.Where((p, i) => p.Variable.Kind != VariableKind.EventCount && _parameters[i].Length > 1).Select(p => p.Variable.Name)];

    /// <summary>Names of the parameters that are no longer those of the description.</summary>
    public ImmutableSortedSet<string> Changed { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Key of the draws of the dynamics.</summary>
    public (uint K0, uint K1) DynamicsKey => Philox.Key(_seed, RandomPurpose.Dynamics + (uint)Index);

    /// <summary>Key of the draws of initial values.</summary>
    public (uint K0, uint K1) InitialKey => Philox.Key(_seed, RandomPurpose.InitialValues + (uint)Index);

    /// <summary>Whether any initial value or parameter differs from neuron to neuron, other than by the initial values given for the population.</summary>
    public bool InitialStatesDiffer => PerNeuron.Count > 0 || Program.States.Any(state => ReadsNeuron(state.Initial));

    /// <summary>The same values with one parameter changed.</summary>
    public PopulationValues With(string name, ParameterValue value)
    {
        var changed = new PopulationValues(this) { Changed = Changed.Add(name) };
        changed.Set(name, value);
        return changed;
    }

    /// <summary>The same values with one parameter as it was in force elsewhere.</summary>
    public PopulationValues With(string name, ParameterInForce value)
    {
        var changed = new PopulationValues(this) { Changed = Changed.Add(name) };
        int p = IndexOf(name);
        (changed._parameters[p], changed._timed[p], changed._events[p]) = value;
        return changed;
    }

    /// <summary>What a parameter is now.</summary>
    public ParameterInForce InForce(string name)
    {
        int p = IndexOf(name);
        return new ParameterInForce(_parameters[p], _timed[p], _events[p]);
    }

    private void Set(string name, ParameterValue value)
    {
        int p = IndexOf(name);
        string subject = $"population '{Population.Name}', parameter '{name}'";
        VariableKind kind = Program.Parameters[p].Variable.Kind;
        switch (value)
        {
            case ScheduledValue schedule when kind == VariableKind.TimedParameter:
                _timed[p] = new TimedValue(schedule, TimeStep);
                return;
            case EventTimes times when kind == VariableKind.EventCount:
                _events[p] = new EventSchedule(times, TimeStep);
                return;
            case DistributedValue distributed when kind != VariableKind.EventCount:
                _parameters[p] = Draw(distributed.Distribution, RandomPurpose.Parameters, name, subject);
                _timed[p] = null;
                return;
            default:
                throw new GliaException(subject, kind switch
                {
                    VariableKind.EventCount => "is a list of event times. Give times.",
                    VariableKind.TimedParameter => "is a value or a schedule of times and values. Give one of them.",
                    _ => "does not follow schedules or events. Give a value, or declare the parameter 'timed' in the model.",
                });
        }
    }

    /// <summary>The values of all parameters for one neuron during a step, in the order of the program.</summary>
    public void Read(int neuron, long step, Span<double> values)
    {
        for (int p = 0; p < values.Length; p++)
            values[p] = _timed[p] is { } timed ? timed.At(step) : _parameters[p].Length == 1 ? _parameters[p][0] : _parameters[p][neuron];
    }

    /// <summary>The value of one parameter for one neuron during a step.</summary>
    public double Read(int parameter, int neuron, long step) =>
        _timed[parameter] is { } timed ? timed.At(step) : _parameters[parameter].Length == 1 ? _parameters[parameter][0] : _parameters[parameter][neuron];

    /// <summary>The first step after the given one at which a schedule changes a value.</summary>
    public long NextChange(long step) => _timed.Min(timed => timed?.NextChange(step)) ?? long.MaxValue;

    /// <summary>The events of a parameter; null when it is none, or none were given.</summary>
    public EventSchedule? EventsOf(Variable parameter) => _events[IndexOf(parameter.Name)];

    /// <summary>Initial values given for the population. Shape [1] or [size]; null when the model's own hold.</summary>
    public double[]? InitialOf(int state) => _initial[state];

    /// <summary>Place of a parameter in the program.</summary>
    public int IndexOf(string name)
    {
        for (int p = 0; p < Program.Parameters.Length; p++)
            if (Program.Parameters[p].Variable.Name == name) return p;
        string[] known = [.. Program.Parameters.Select(p => p.Variable.Name)];
        throw new GliaException($"population '{Population.Name}', parameter '{name}'",
            $"is unknown: model '{Program.Name}' has {string.Join(", ", known)}.{Suggestion.For(name, known)}");
    }

    private static double DefaultOf(ParameterDefinition parameter) => parameter.Variable.Kind == VariableKind.EventCount ? 0 : parameter.Default;

    private static bool ReadsNeuron(Expr expression) => expression switch
    {
        Equations.Ir.Draw => true,
        Read read => read.Variable == WellKnown.Index,
        Unary unary => ReadsNeuron(unary.Operand),
        Binary binary => ReadsNeuron(binary.Left) || ReadsNeuron(binary.Right),
        Select select => ReadsNeuron(select.Condition) || ReadsNeuron(select.WhenTrue) || ReadsNeuron(select.WhenFalse),
        Call call => call.Arguments.Any(ReadsNeuron),
        _ => false,
    };

    private double[] Initial(string name, ParameterValue value) => value is DistributedValue distributed
        ? Draw(distributed.Distribution, RandomPurpose.InitialValues, name, $"population '{Population.Name}', initial value '{name}'")
        : throw new GliaException($"population '{Population.Name}', initial value '{name}'", "cannot follow a schedule. Give a value or a distribution.");

    private double[] Draw(Distribution distribution, uint purpose, string name, string subject)
    {
        BoundedDistribution bounded = BoundedDistribution.From(distribution, 1, subject);
        if (bounded.IsConstant) return [bounded.A];
        if (bounded.Shape == DistributionShape.Array && bounded.Values.Length != Size)
            throw new GliaException(subject, $"has {bounded.Values.Length} values for {Size} neurons. Give one for each.");
        return NeuronSampler.Draw(bounded, Philox.Key(_seed, purpose + (uint)Index), name, Size, subject);
    }
}
