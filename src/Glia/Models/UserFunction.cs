using Glia.Quantities;

namespace Glia.Models;

/// <summary>A function that a model's texts may call: an expression of the language or a C# delegate.</summary>
/// <param name="Arguments">Names and units of the arguments.</param>
/// <param name="Result">Dimension of the result.</param>
public abstract record UserFunction(IReadOnlyList<(string Name, Dimension Dimension)> Arguments, Dimension Result);

/// <summary>A user function written in the language; inlined where it is called.</summary>
/// <param name="Arguments">Names and dimensions of the arguments.</param>
/// <param name="Result">Dimension of the result.</param>
/// <param name="Text">The expression over the arguments.</param>
public sealed record ExpressionFunction(IReadOnlyList<(string Name, Dimension Dimension)> Arguments, Dimension Result, string Text)
    : UserFunction(Arguments, Result);

/// <summary>A user function given as a C# delegate over values in internal units.</summary>
/// <param name="Arguments">Names and dimensions of the arguments.</param>
/// <param name="Result">Dimension of the result.</param>
/// <param name="Evaluate">The function; must be pure and thread-safe.</param>
public sealed record DelegateFunction(IReadOnlyList<(string Name, Dimension Dimension)> Arguments, Dimension Result, Func<double[], double> Evaluate)
    : UserFunction(Arguments, Result);
