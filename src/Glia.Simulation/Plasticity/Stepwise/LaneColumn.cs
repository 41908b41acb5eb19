using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Where the values of a column come from.</summary>
internal enum LaneOrigin
{
    /// <summary>A variable of the synapse, which also takes what is written.</summary>
    State,

    /// <summary>A trace of the source.</summary>
    PreTrace,

    /// <summary>A trace of the target.</summary>
    PostTrace,

    /// <summary>A variable of the source.</summary>
    PreRead,

    /// <summary>A variable of the target.</summary>
    PostRead,

    /// <summary>A regional modulator.</summary>
    Modulator,

    /// <summary>A sum over synapses.</summary>
    Sum,

    /// <summary>Index of the source.</summary>
    Source,

    /// <summary>Index of the target.</summary>
    Target,

    /// <summary>Time of the synapse.</summary>
    Time,

    /// <summary>What the source of a current gives out.</summary>
    Output,

    /// <summary>Nowhere: drawn, or made by the kernel.</summary>
    None,
}

/// <summary>A column of a kernel and where its values come from.</summary>
/// <typeparam name="T">Precision.</typeparam>
internal readonly unsafe struct LaneColumn<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private LaneColumn(LaneOrigin origin, int index, T* values)
    {
        (Origin, Index) = (origin, index);
        Values = values;
    }

    /// <summary>Where the values come from.</summary>
    public LaneOrigin Origin { get; }

    /// <summary>Which of its kind it is, in the order of the program.</summary>
    public int Index { get; }

    /// <summary>The column.</summary>
    public T* Values { get; }

    /// <summary>The column of a name.</summary>
    public static LaneColumn<T> Of(SynapseProgram program, string name, LaneBatch<T> batch)
    {
        (LaneOrigin Origin, IEnumerable<Variable> Variables)[] places =
        [
            (LaneOrigin.State, program.States.Select(state => state.Variable)), (LaneOrigin.PreTrace, program.PreTraces.Select(state => state.Variable)),
            (LaneOrigin.PostTrace, program.PostTraces.Select(state => state.Variable)), (LaneOrigin.PreRead, program.PreReads.Select(read => read.Variable)),
            (LaneOrigin.PostRead, program.PostReads.Select(read => read.Variable)), (LaneOrigin.Modulator, program.Modulators),
            (LaneOrigin.Sum, program.Sums.Select(sum => sum.Result)),
        ];
        foreach ((LaneOrigin origin, IEnumerable<Variable> variables) in places)
        {
            int index = variables.ToList().FindIndex(variable => variable.Name == name);
            if (index >= 0) return new LaneColumn<T>(origin, index, batch.Pointer(name));
        }

        LaneOrigin given = name switch
        {
            LaneNames.Source => LaneOrigin.Source,
            LaneNames.Target => LaneOrigin.Target,
            LaneNames.Time => LaneOrigin.Time,
            CurrentOutlet<T>.Output => LaneOrigin.Output,
            _ => LaneOrigin.None,
        };
        return new LaneColumn<T>(given, 0, batch.Pointer(name));
    }
}
