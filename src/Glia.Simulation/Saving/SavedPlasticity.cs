using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Construction;
using Glia.Simulation.Plasticity;

namespace Glia.Simulation.Saving;

/// <summary>
/// The synapses of a projection that learns: its parameters, then source by source the variables of its synapses by delay and target, then what is kept of each target.
/// Who is connected to whom is drawn again from the seed.
/// </summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <param name="plan">The projection.</param>
/// <param name="parts">Its parts in the tiles, in their order.</param>
/// <param name="values">Parameters in force, by projection.</param>
/// <param name="step">The step reached.</param>
internal sealed class SavedPlasticity<T>(ProjectionPlan plan, IReadOnlyList<PlasticProjection<T>> parts, SynapseValues?[] values, Func<long> step) : ISavedPart
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseProgram _program = plan.Program!;

    /// <inheritdoc/>
    public string Name => $"projection {plan.Name}";

    /// <inheritdoc/>
    public void Save(StateWriter state)
    {
        SaveParameters(state);
        foreach (string name in Variables()) state.Write(name);
        var row = new SavedRow<T>();
        for (int source = 0; source < plan.SourceSize; source++)
        {
            row.Find(parts, source);
            state.Write(row.Synapses);
            state.Write(row.Delays.Count);
            for (int delay = 0; delay < row.Delays.Count; delay++)
            {
                state.Write(row.Delays[delay]);
                state.Write(row.StampOf(delay));
                state.Write(row.PreTracesOf(delay));
            }

            for (int column = 0; column < _program.States.Length; column++) row.Save(state, column);
        }

        foreach (PlasticProjection<T> part in parts) part.SaveTargets(state);
    }

    /// <inheritdoc/>
    public void Load(StateReader state)
    {
        SynapseValues described = values[plan.Index]!, before = LoadParameters(state, described), now = described.With(before);
        Refresh(described, before);   // so that what is still to be taken in happens under the parameters of then
        foreach (string name in Variables())
            if (state.ReadText() is var found && found != name) throw state.Unfit($"projection '{plan.Name}' has the variable {name}, not {found}");
        var row = new SavedRow<T>();
        for (int source = 0; source < plan.SourceSize; source++)
        {
            row.Find(parts, source);
            LoadRow(state, row, source);
        }

        foreach (PlasticProjection<T> part in parts) part.LoadTargets(state, step());
        Refresh(before, now);
        values[plan.Index] = now;
    }

    private IEnumerable<string> Variables() => [.. _program.States.Concat(_program.PreTraces).Concat(_program.PostTraces).Select(definition => definition.Variable.Name)];

    private void SaveParameters(StateWriter state)
    {
        SynapseValues inForce = values[plan.Index]!;
        for (int p = 0; p < _program.Parameters.Length; p++)
        {
            string name = _program.Parameters[p].Variable.Name;
            state.Write(name);
            state.Write(inForce.Parameters[p]);
            state.Write(inForce.Changed.Contains(name));
        }
    }

    private SynapseValues LoadParameters(StateReader state, SynapseValues described)
    {
        double[] loaded = new double[_program.Parameters.Length];
        var changed = new List<string>();
        for (int p = 0; p < loaded.Length; p++)
        {
            string name = _program.Parameters[p].Variable.Name, found = state.ReadText();
            if (found != name) throw state.Unfit($"projection '{plan.Name}' has the parameter {name}, not {found}");
            loaded[p] = state.ReadDouble();
            if (state.ReadBoolean()) changed.Add(name);
        }

        return described.With(loaded, changed);
    }

    private void LoadRow(StateReader state, SavedRow<T> row, int source)
    {
        int synapses = state.ReadInt32(), delays = state.ReadInt32();
        if (synapses != row.Synapses || delays != row.Delays.Count)
            throw state.Unfit($"source {source} of projection '{plan.Name}' has {row.Synapses} synapses of {row.Delays.Count} delays, not {synapses} of {delays}");
        T[] traces = new T[_program.PreTraces.Length];
        for (int delay = 0; delay < delays; delay++)
        {
            int steps = state.ReadInt32(), stamp = state.ReadInt32();
            if (steps != row.Delays[delay]) throw state.Unfit($"source {source} of projection '{plan.Name}' has a delay of {row.Delays[delay]} steps, not {steps}");
            if (stamp < -2L * steps || stamp > step() + 1) throw state.Unfit($"synapses of projection '{plan.Name}' have reached step {stamp} after {step()} steps");
            state.Read<T>(traces);
            row.Set(delay, stamp, traces);
        }

        for (int column = 0; column < _program.States.Length; column++) row.Load(state, column);
    }

    private void Refresh(SynapseValues from, SynapseValues to)
    {
        if (from.Parameters.SequenceEqual(to.Parameters)) return;
        foreach (PlasticProjection<T> part in parts) part.Refresh(to, step());
    }
}
