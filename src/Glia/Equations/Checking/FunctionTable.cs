using Glia.Equations.Ir;

namespace Glia.Equations.Checking;

/// <summary>The functions that a model's texts may call, and the numbering of its random draws.</summary>
internal sealed class FunctionTable
{
    private static readonly Dictionary<string, int> s_special = new() { ["rand"] = 0, ["randn"] = 0, ["poisson"] = 1, ["where"] = 3 };

    private readonly Dictionary<string, UserFunctionDefinition> _user = [];
    private int _draws;

    /// <summary>All names, for suggestions.</summary>
    public IEnumerable<string> Names => Functions.All.Keys.Concat(s_special.Keys).Concat(_user.Keys);

    /// <summary>Number of arguments of a built-in function; null when there is none of that name.</summary>
    public static int? Arity(string name) =>
        Functions.All.TryGetValue(name, out Function? function) ? function.Arity : s_special.TryGetValue(name, out int arity) ? arity : null;

    /// <summary>Whether a name is one of a function.</summary>
    public bool Knows(string name) => Arity(name) is not null || _user.ContainsKey(name);

    /// <summary>The user function of a name, or null.</summary>
    public UserFunctionDefinition? FindUser(string name) => _user.GetValueOrDefault(name);

    /// <summary>Adds a user function.</summary>
    public void Add(UserFunctionDefinition function) => _user.Add(function.Name, function);

    /// <summary>A draw that no other place of the model shares.</summary>
    public Draw NewDraw(DrawDistribution distribution, Expr? mean = null) => new(distribution, _draws++, mean);
}
