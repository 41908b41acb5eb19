using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Interpretation;

/// <summary>Runs one synapse between two spike trains in double precision, step by step: the oracle for every engine.</summary>
/// <remarks>
/// <para>In the step that ends at stamp a: clock-driven variables from a − 1 to a, with what is given for the step; statements to run regularly, when a is a multiple of their
/// interval; the spikes that arrive at a, in each of which on_pre runs and its value is transmitted; then on_post for the postsynaptic spikes of a.</para>
/// <para>With an axonal delay of d steps, a spike stamped s is seen and arrives at s + d, a postsynaptic spike is seen at its stamp. With a dendritic delay the synapse lives d
/// steps behind its target: at stamp a its own time is a − d, at which it sees the presynaptic spike stamped a − d and the postsynaptic ones stamped a − 2d.
/// Of spikes seen at the same time, with an axonal delay presynaptic ones come first. With a dendritic delay, as in NEST, postsynaptic ones do, but on_pre reads the
/// post-traces as they were before them.</para>
/// <para>on_pre and clock-driven equations read neuron variables as they are before the step, on_post as they are after the step of its spike.</para>
/// </remarks>
public sealed class SynapseInterpreter
{
    private readonly SynapseProgram _program;
    private readonly SynapseSetting _setting;
    private readonly SynapseSurroundings _surroundings;
    private readonly SynapseValues _values;
    private readonly StatementCompiler.Execution _advance, _onPre, _onPost, _clock, _regular;
    private readonly ExpressionCompiler.Evaluation _transmit;
    private readonly ExpressionCompiler.Evaluation[] _sums;
    private readonly long _interval;
    private long _advancedTo;

    /// <summary>A synapse in its initial state.</summary>
    /// <param name="program">The program.</param>
    /// <param name="setting">What the synapse is and sees.</param>
    /// <exception cref="GliaException">The setting names something that the program does not have, or a parameter lacks a value.</exception>
    public SynapseInterpreter(SynapseProgram program, SynapseSetting setting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(setting.Delay, 1);
        _program = program;
        _setting = setting;
        _surroundings = new SynapseSurroundings(setting);
        _values = new SynapseValues(program, setting);
        var expressions = new ExpressionCompiler(_values.Storage, _surroundings);
        var statements = new StatementCompiler(expressions, _values.Storage);
        foreach (StateDefinition state in program.States.Concat(program.PreTraces).Concat(program.PostTraces))
            _values.Storage(state.Variable)[0] = setting.Initial.TryGetValue(state.Variable.Name, out double given) ? given : expressions.Compile(state.Initial)(0);
        (_advance, _onPre, _onPost) = (Compiled(program.Advance), Compiled(program.OnPre), Compiled(program.OnPost));
        (_clock, _regular) = (Compiled(program.Clock), Compiled(program.Regular));
        _transmit = expressions.Compile(program.Transmit);
        _sums = [.. program.Sums.Select(sum => expressions.Compile(sum.Term))];
        if (program.Interval is { } interval) _interval = Math.Max(1, (long)Math.Round(expressions.Compile(interval)(0) / setting.TimeStep_ms));
        _values.Record();

        StatementCompiler.Execution Compiled(ImmutableArray<Assign> assigns) => statements.Compile([.. assigns]);
    }

    /// <summary>The stamp that has been reached.</summary>
    public long Stamp { get; private set; }

    /// <summary>The value of a variable at a stamp that has been reached, after everything that happens at it.</summary>
    /// <exception cref="GliaException">The program has no such variable.</exception>
    public double this[string variable, long stamp] => _values.At(variable, stamp);

    /// <summary>Goes on to a stamp.</summary>
    /// <param name="pre">Stamps of all presynaptic spikes, as emitted, in any order; one that is there twice is two spikes.</param>
    /// <param name="post">Stamps of all postsynaptic spikes.</param>
    /// <param name="until">The stamp to reach.</param>
    /// <returns>What was transmitted, by time.</returns>
    public ImmutableArray<Transmission> Run(IReadOnlyCollection<long> pre, IReadOnlyCollection<long> post, long until)
    {
        (ILookup<long, long> emitted, ILookup<long, long> spiked) = (pre.ToLookup(stamp => stamp), post.ToLookup(stamp => stamp));
        var transmitted = ImmutableArray.CreateBuilder<Transmission>();
        while (Stamp < until)
        {
            Stamp++;
            RunClock();
            RunRegularly();
            int arrivals = emitted[Stamp - _setting.Delay].Count();
            if (_program.Delay == DelaySite.Axonal)
            {
                Arrive(arrivals, transmitted);
                See(Stamp, spiked[Stamp].Count());
            }
            else
            {
                SeeAndArrive(Stamp - 2 * _setting.Delay, spiked[Stamp - 2 * _setting.Delay].Count(), arrivals, transmitted);
            }

            Record();
        }

        return transmitted.ToImmutable();
    }

    /// <summary>What the synapse's clock shows at a stamp of its target; it does not begin before 0.</summary>
    private long SynapseTime(long stamp) => _program.Delay == DelaySite.Dendritic ? Math.Max(0, stamp - _setting.Delay) : stamp;

    private void RunRegularly()
    {
        if (_interval == 0 || Stamp % _interval != 0) return;
        // Where the delay lies behind the synapse, spikes of its targets at its present time have not been seen yet: the statements find it a step before.
        long time = _program.Delay == DelaySite.Dendritic ? SynapseTime(Stamp - 1) : Stamp;
        AdvanceTo(time);
        Give(Stamp - 1, Stamp);
        TakeSums();
        Execute(_regular, time, 0);
    }

    private void RunClock()
    {
        if (_program.IsEventDriven) return;
        Give(Stamp - 1, Stamp);
        TakeSums();
        Execute(_clock, Stamp - 1, 0);
        AdvanceTo(Stamp);
    }

    /// <summary>Events of one time of a synapse with a dendritic delay: the postsynaptic ones are in the weight that is transmitted, but each side reads the traces of the other from before.</summary>
    private void SeeAndArrive(long seen, int spikes, int arrivals, ImmutableArray<Transmission>.Builder transmitted)
    {
        if (spikes > 0) AdvanceTo(SynapseTime(Stamp));
        double[] before = PostTraces();
        See(seen, spikes);
        double[] after = PostTraces();
        SetPostTraces(before);
        Arrive(arrivals, transmitted);
        if (spikes > 0) SetPostTraces(after);
    }

    private double[] PostTraces() => [.. _program.PostTraces.Select(trace => _values.Storage(trace.Variable)[0])];

    private void SetPostTraces(double[] values)
    {
        for (int k = 0; k < values.Length; k++) _values.Storage(_program.PostTraces[k].Variable)[0] = values[k];
    }

    private void Arrive(int arrivals, ImmutableArray<Transmission>.Builder transmitted)
    {
        for (int n = 0; n < arrivals; n++) transmitted.Add(new Transmission(Stamp, Arrive(n)));
    }

    private void See(long stamp, int spikes)
    {
        for (int n = 0; n < spikes; n++) SeePostsynapticSpike(stamp, n);
    }

    private double Arrive(int occurrence)
    {
        long time = SynapseTime(Stamp);
        AdvanceTo(time);
        Give(Stamp - 1, Stamp);
        Execute(_onPre, time, occurrence);
        return _transmit(0);
    }

    private void SeePostsynapticSpike(long stamp, int occurrence)
    {
        long time = SynapseTime(Stamp);
        AdvanceTo(time);
        Give(stamp, stamp);
        Execute(_onPost, time, occurrence);
    }

    private void Execute(StatementCompiler.Execution statements, long time, int occurrence)
    {
        _surroundings.Stamp = time;
        _surroundings.DrawOffset = occurrence * _program.Draws;
        statements(0);
    }

    private void AdvanceTo(long time)
    {
        _surroundings.Elapsed = (time - _advancedTo) * _setting.TimeStep_ms;
        _advance(0);
        _advancedTo = time;
    }

    /// <summary>Sets neuron variables to those of a stamp, modulators to those of the step that ends at a stamp.</summary>
    private void Give(long neurons, long step)
    {
        foreach (NeuronRead read in _program.PreReads.Concat(_program.PostReads)) _values.Storage(read.Variable)[0] = _setting.Neurons(read.Variable.Name, neurons);
        foreach (Variable modulator in _program.Modulators) _values.Storage(modulator)[0] = _setting.Modulators(modulator.Name, step);
    }

    private void TakeSums()
    {
        for (int k = 0; k < _sums.Length; k++) _values.Storage(_program.Sums[k].Result)[0] = _setting.Sums(_program.Sums[k], _sums[k](0));
    }

    /// <summary>Reading advances a copy, so that it changes nothing.</summary>
    private void Record()
    {
        (double[] saved, long advancedTo) = (_values.Save(), _advancedTo);
        AdvanceTo(SynapseTime(Stamp));
        _values.Record();
        _values.Load(saved);
        _advancedTo = advancedTo;
    }
}

/// <summary>What an arriving spike carries.</summary>
/// <param name="Stamp">The stamp of the arrival.</param>
/// <param name="Value">The value, in internal units of the weight.</param>
public readonly record struct Transmission(long Stamp, double Value);
