using Glia.Equations.Syntax;

namespace Glia.Equations.Checking;

/// <summary>A scope with a few names of its own before those of another: arguments of a function, the <c>w</c> of an arrival.</summary>
internal sealed class InnerScope(IReadOnlyDictionary<string, Typed> own, Scope outer) : Scope
{
    public override IEnumerable<string> Names => own.Keys.Concat(outer.Names);

    public override bool TryFind(NameSyntax name, Diagnostics diagnostics, out Typed? value)
    {
        if (!own.TryGetValue(name.Name, out Typed found)) return outer.TryFind(name, diagnostics, out value);
        value = found;
        return true;
    }
}
