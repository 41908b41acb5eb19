using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Writes calls of functions that are compiled on their own, each once per kernel.</summary>
internal sealed class OutlinedCalls(ILGenerator il, VectorMachine machine, KernelConstants constants)
{
    private readonly Dictionary<OutlinedFunction, (DynamicMethod Method, int Constants)> _compiled = [];

    /// <summary>Leaves the constants of a function on the stack, which come before its arguments.</summary>
    public void PushConstants(OutlinedFunction function)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, Compiled(function).Constants);
        il.Emit(OpCodes.Ldelem_Ref);
    }

    /// <summary>Calls the function.</summary>
    public void Call(OutlinedFunction function) => il.Emit(OpCodes.Call, Compiled(function).Method);

    private (DynamicMethod Method, int Constants) Compiled(OutlinedFunction function)
    {
        if (_compiled.TryGetValue(function, out (DynamicMethod, int) known)) return known;
        (DynamicMethod method, object[] own) = FunctionEmitter.Compile(machine, function);
        return _compiled[function] = (method, constants.IndexOf(own));
    }
}
