namespace Glia.Equations.Ir;

/// <summary>A function of real arguments that equations may call.</summary>
/// <param name="Name">Name in equation text.</param>
/// <param name="Arity">Number of arguments.</param>
/// <param name="Evaluate">The scalar definition in double precision: the oracle for every compiled form.</param>
public sealed record Function(string Name, int Arity, Func<double[], double> Evaluate)
{
    /// <summary>Whether a user registered it; its compiled form then calls <see cref="Evaluate"/> lane by lane.</summary>
    public bool IsUserDefined { get; init; }

    /// <summary>Functions are the same when their names and definitions are.</summary>
    public bool Equals(Function? other) => other is not null && Name == other.Name && Evaluate == other.Evaluate;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
