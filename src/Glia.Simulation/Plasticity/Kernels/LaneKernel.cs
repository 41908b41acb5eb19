using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Statements of a synapse program compiled to machine code over columns, one synapse per lane.</summary>
/// <typeparam name="T">Precision of the columns; uniform values are double precision.</typeparam>
/// <remarks>
/// The compiler is that of neuron models (<see cref="NeuronKernel{T}"/>), with its liberties and its promise of the same bits at every vector width.
/// What depends only on uniform values is computed once per call. Whole vectors are processed: lanes behind the last of a call hold anything afterwards.
/// </remarks>
internal sealed class LaneKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ConditionalWeakTable<SynapseProgram, ConcurrentDictionary<string, LaneKernel<T>>> Kernels = [];

    // Compiled code is kept as long as its program lives.
    private readonly UpdateProgram _program;
    private readonly NeuronKernel<T> _kernel;

    /// <summary>Compiles lane code; see <see cref="For"/>.</summary>
    public LaneKernel(LaneCode code, VectorWidth? width = null)
    {
        LaneProgram lowered = new(code);
        _program = lowered.Step;
        _kernel = NeuronKernel<T>.For(_program, [], width);
        (Name, Inputs, Written, Draws) = (code.Name, lowered.Inputs, lowered.Written, lowered.Draws);
        Columns = [.. _kernel.ArrayVariables.Select(variable => variable.Name)];
        Uniforms = [.. _kernel.ScalarVariables.Select(variable => variable.Name)];
    }

    /// <summary>Name of the code.</summary>
    public string Name { get; }

    /// <summary>Columns that are read or written, in the order of the compiled code.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Uniform values that are read, in the order of the compiled code.</summary>
    public ImmutableArray<string> Uniforms { get; }

    /// <summary>Columns that must be filled before a call.</summary>
    public ImmutableHashSet<string> Inputs { get; }

    /// <summary>Columns that a call writes. The others are left as they are.</summary>
    public ImmutableHashSet<string> Written { get; }

    /// <summary>Random numbers that are read: columns <see cref="LaneNames.Draw"/>, and for normal ones <see cref="LaneNames.Angle"/>.</summary>
    public ImmutableArray<Draw> Draws { get; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Written.IsEmpty;

    /// <summary>The compiled code.</summary>
    public StepKernel Step => _kernel.Step;

    /// <summary>The kernel of a piece of a synapse program; compiled once per program, name and set of columns.</summary>
    public static LaneKernel<T> For(SynapseProgram program, LaneCode code)
    {
        string key = $"{code.Name}:{string.Join(',', code.Columns.Order(StringComparer.Ordinal))}";
        return Kernels.GetOrCreateValue(program).GetOrAdd(key, _ => new LaneKernel<T>(code));
    }
}
