namespace Glia.Simulation.Compilation.Emission;

/// <summary>Objects that a compiled kernel refers to: it receives them as its first argument.</summary>
internal sealed class KernelConstants
{
    private readonly List<object> _objects = [];

    /// <summary>The place of an object.</summary>
    public int IndexOf(object constant)
    {
        int index = _objects.IndexOf(constant);
        if (index >= 0) return index;
        _objects.Add(constant);
        return _objects.Count - 1;
    }

    /// <summary>All of them.</summary>
    public object[] ToArray() => [.. _objects];
}
