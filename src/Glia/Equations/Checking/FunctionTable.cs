using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Models;

namespace Glia.Equations.Checking;

/// <summary>The functions that a model's texts may call, and the numbering of its random draws.</summary>
internal sealed class FunctionTable
{
    private static readonly Dictionary<string, int> s_special = new() { ["rand"] = 0, ["randn"] = 0, ["poisson"] = 1, ["binomial"] = 2, ["where"] = 3 };

    private readonly Dictionary<string, UserFunctionDefinition> _user = [];
    private readonly Dictionary<string, ContextFunction> _ofContext = [];

    /// <summary>All names, for suggestions.</summary>
    public IEnumerable<string> Names => Functions.All.Keys.Concat(s_special.Keys).Concat(_ofContext.Keys).Concat(_user.Keys);

    /// <summary>Number of draws so far: their indexes are below it.</summary>
    public int DrawCount { get; private set; }

    /// <summary>Number of arguments of a built-in function; null when there is none of that name.</summary>
    public static int? Arity(string name) =>
        Functions.All.TryGetValue(name, out Function? function) ? function.Arity : s_special.TryGetValue(name, out int arity) ? arity : null;

    /// <summary>Whether a name is one of a function.</summary>
    public bool Knows(string name) => Arity(name) is not null || _ofContext.ContainsKey(name) || _user.ContainsKey(name);

    /// <summary>The user function of a name, or null.</summary>
    public UserFunctionDefinition? FindUser(string name) => _user.GetValueOrDefault(name);

    /// <summary>The function of a name that only this kind of model has, or null.</summary>
    public ContextFunction? FindOfContext(string name) => _ofContext.GetValueOrDefault(name);

    /// <summary>Adds a function that only this kind of model has.</summary>
    public void Add(string name, ContextFunction function) => _ofContext.Add(name, function);

    /// <summary>Adds the user functions of a model and checks them.</summary>
    public void Add(ModelTexts texts)
    {
        foreach ((string name, UserFunction function) in texts.Functions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string text = (function as ExpressionFunction)?.Text ?? name;
            Diagnostics diagnostics = texts.Diagnostics($"functions.{name}.expression", text, $"function '{name}'");
            if (Knows(name)) diagnostics.Error($"'{name}' is the name of a built-in function; choose another name.");
            else _user.Add(name, new UserFunctionDefinition(name, function, this, diagnostics));
        }

        foreach (string name in texts.Functions.Keys) FindUser(name)?.Check();
    }

    /// <summary>A draw that no other place of the model shares.</summary>
    public Draw NewDraw(DrawDistribution distribution, Expr? mean = null) => new(distribution, DrawCount++, mean);
}

/// <summary>Gives a call of one argument its meaning.</summary>
/// <param name="call">The call.</param>
/// <param name="argument">Its argument, checked.</param>
/// <param name="diagnostics">The text; receives the findings.</param>
internal delegate Typed? ContextFunction(CallSyntax call, Typed argument, Diagnostics diagnostics);
