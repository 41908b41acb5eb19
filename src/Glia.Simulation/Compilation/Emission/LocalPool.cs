using System.Reflection.Emit;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Local variables that are used again once their value is no longer needed: the JIT keeps only about a thousand in registers.</summary>
internal sealed class LocalPool(ILGenerator il)
{
    private readonly Dictionary<Type, Stack<LocalBuilder>> _free = [];
    private readonly Dictionary<LocalBuilder, int> _uses = [];

    /// <summary>A variable for a value that will be used a number of times.</summary>
    public LocalBuilder Take(Type type, int uses)
    {
        LocalBuilder local = _free.TryGetValue(type, out Stack<LocalBuilder>? free) && free.TryPop(out LocalBuilder? used) ? used : il.DeclareLocal(type);
        _uses[local] = uses;
        return local;
    }

    /// <summary>Counts one use; gives true when it was the last and the variable is free again.</summary>
    public bool Release(LocalBuilder local)
    {
        if (!_uses.TryGetValue(local, out int uses)) return false;
        _uses[local] = uses - 1;
        if (uses > 1) return false;
        _uses.Remove(local);
        if (!_free.TryGetValue(local.LocalType, out Stack<LocalBuilder>? free)) _free[local.LocalType] = free = [];
        free.Push(local);
        return true;
    }
}
