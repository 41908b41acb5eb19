using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Equations.Symbolics;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>The scope of a differential equation: the model's names and white noise <c>xi</c>, <c>xi_name</c>.</summary>
internal sealed class NoiseScope(Scope model) : Scope
{
    private readonly Dictionary<Variable, NameSyntax> _used = [];

    public override IEnumerable<string> Names => model.Names.Append("xi");

    /// <summary>The noises that the equation reads, each with its first place, in order of appearance.</summary>
    public IReadOnlyDictionary<Variable, NameSyntax> Used => _used;

    /// <summary>Whether a name stands for noise.</summary>
    public static bool IsNoise(string name) => name == "xi" || name.StartsWith("xi_", StringComparison.Ordinal);

    public override bool TryFind(NameSyntax name, Diagnostics diagnostics, out Typed? value)
    {
        if (!IsNoise(name.Name)) return model.TryFind(name, diagnostics, out value);
        Dimension dimension = Dimension.Time.Power(-0.5);
        var noise = new Variable(name.Name, VariableKind.Local, dimension);
        _used.TryAdd(noise, name);
        value = new Typed(noise.Value(), dimension);
        return true;
    }
}
