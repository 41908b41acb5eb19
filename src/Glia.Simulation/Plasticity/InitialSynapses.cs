using System.Numerics;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Random;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Plasticity;

/// <summary>Gives the synapses of a projection their initial values, other than the weights, which construction has drawn.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class InitialSynapses<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Normal0 = 0, Uniform0 = 2, DrawsPerAttempt = 4;

    private readonly PlasticSite<T> _site;
    private readonly double[] _traces;
    private readonly BoundedDistribution[] _states;   // by column, the weight's excepted
    private readonly (uint K0, uint K1)[] _keys;
    private readonly bool _keepsOccurrences, _needsOccurrences;
    private readonly Dictionary<int, int> _seen = [];
    private int _source = -1;

    /// <summary>Reads the description.</summary>
    public InitialSynapses(PlasticSite<T> site)
    {
        _site = site;
        SynapseProgram program = site.Program;
        _traces = [.. program.PreTraces.Select(trace => site.Values.Evaluate(trace.Initial))];
        _states = [.. program.States.Skip(1).Select(Distribution)];
        _keys = [.. program.States.Skip(1).Select(state => Philox.Key(site.Seed ^ NameKey(state.Variable.Name), RandomPurpose.SynapseDynamics + (uint)site.Plan.Index))];
        _keepsOccurrences = site.Layout.Columns > program.States.Length;
        _needsOccurrences = _keepsOccurrences || _states.Any(state => !state.IsConstant);
    }

    /// <summary>Sets the values of all synapses.</summary>
    public void Set()
    {
        foreach (ulong header in _site.Groups()) Set(header);
    }

    private static ulong NameKey(string name) => name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);

    private void Set(ulong header)
    {
        PlasticLayout layout = _site.Layout;
        byte* data = _site.Store.At(GroupHeader.Data(header));
        GroupState* state = (GroupState*)data;
        state->Stamp = _site.Program.Delay == DelaySite.Dendritic ? -state->Delay : 0;
        T* traces = (T*)(data + PlasticLayout.TraceStart);
        for (int trace = 0; trace < _traces.Length; trace++) traces[trace] = T.CreateTruncating(_traces[trace]);
        int count = GroupHeader.Count(header);
        T* column = (T*)(data + layout.ColumnStart(count)) + count;
        int[] occurrences = _needsOccurrences ? Occurrences(state->Source, (ushort*)(data + layout.TargetStart), count) : [];
        for (int s = 0; s < _states.Length; s++, column += count)
        {
            if (_states[s].IsConstant) new Span<T>(column, count).Fill(T.CreateTruncating(_states[s].A));
            else Draw(s, state->Source, (ushort*)(data + layout.TargetStart), occurrences, column);
        }

        for (int k = 0; k < count && _keepsOccurrences; k++) column[k] = T.CreateTruncating(occurrences[k]);
    }

    /// <summary>Which synapse of its pair each is, in the order of delays.</summary>
    private int[] Occurrences(int source, ushort* targets, int count)
    {
        if (source != _source) _seen.Clear();
        _source = source;
        int[] occurrences = new int[count];
        for (int k = 0; k < count; k++)
        {
            occurrences[k] = _seen.GetValueOrDefault(targets[k]);
            _seen[targets[k]] = occurrences[k] + 1;
        }

        return occurrences;
    }

    private BoundedDistribution Distribution(StateDefinition state)
    {
        string name = state.Variable.Name, subject = $"projection '{_site.Plan.Name}', initial value '{name}'";
        if (!_site.Plan.Projection.Initial.TryGetValue(name, out ParameterValue? given))
            return new BoundedDistribution(DistributionShape.Constant, _site.Values.Evaluate(state.Initial), 0, 1, double.NegativeInfinity, double.PositiveInfinity, false);
        if (given is not DistributedValue { Distribution: not ArrayDistribution and var distribution })
            throw new GliaException(subject, "must be a value or a distribution. To set values synapse by synapse, build the network and set them then.");
        return BoundedDistribution.From(distribution, 1, subject);
    }

    private void Draw(int state, int source, ushort* targets, int[] occurrences, T* values)
    {
        BoundedDistribution d = _states[state];
        for (int k = 0; k < occurrences.Length; k++)
        {
            int target = _site.Slice.First + targets[k] - _site.Slice.Offset;
            double value = Value(d, _keys[state], source, target, occurrences[k], 0);
            for (int attempt = 1; d.Redraw && (value < d.Low || value > d.High); attempt++)
            {
                if (attempt == SynapseSampler.MaximumAttempts)
                    throw _site.Plan.Error($"draws initial values of '{_site.Program.States[state + 1].Variable.Name}' again until they lie within their bounds, but {attempt} attempts for one synapse gave none. Widen the bounds, or clip instead of redrawing.");
                value = Value(d, _keys[state], source, target, occurrences[k], attempt);
            }

            values[k] = T.CreateTruncating(Math.Clamp(value, d.Low, d.High));
        }
    }

    private static double Value(BoundedDistribution d, (uint K0, uint K1) key, int source, int target, int occurrence, int attempt)
    {
        int draw = attempt * DrawsPerAttempt;
        if (d.Shape == DistributionShape.Uniform) return d.A + (d.B - d.A) * SynapseNumbers.Uniform(key, source, target, occurrence, 0, draw + Uniform0);
        double normal = SynapseNumbers.Normal(key, source, target, occurrence, 0, draw + Normal0);
        return d.Shape == DistributionShape.Lognormal ? d.Unit * Math.Exp(d.A + d.B * normal) : d.A + d.B * normal;
    }
}
