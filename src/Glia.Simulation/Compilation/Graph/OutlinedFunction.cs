namespace Glia.Simulation.Compilation.Graph;

/// <summary>A formula that large programs call instead of repeating it.</summary>
/// <param name="Name">Name of the function.</param>
/// <param name="Arity">Number of arguments: one or two.</param>
/// <param name="Formula">Its formula.</param>
internal sealed record OutlinedFunction(string Name, int Arity, Func<Real[], Real> Formula);
