using Glia.Equations.Syntax;

namespace Glia.Equations.Checking;

/// <summary>The names that an expression may use besides functions, constants and units.</summary>
internal abstract class Scope
{
    /// <summary>A scope of no names: expressions of numbers and units.</summary>
    public static Scope Empty { get; } = new EmptyScope();

    /// <summary>All names, for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Looks a name up. True when the scope knows it; <paramref name="value"/> is then null if something was reported about it.</summary>
    public abstract bool TryFind(NameSyntax name, Diagnostics diagnostics, out Typed? value);

    private sealed class EmptyScope : Scope
    {
        public override IEnumerable<string> Names => [];

        public override bool TryFind(NameSyntax name, Diagnostics diagnostics, out Typed? value)
        {
            value = null;
            return false;
        }
    }
}
