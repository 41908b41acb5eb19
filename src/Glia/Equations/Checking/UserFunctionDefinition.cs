using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>A user function of a model: an expression that is checked once and put in place of its calls, or a delegate that is called.</summary>
internal sealed class UserFunctionDefinition(string name, UserFunction function, FunctionTable functions, Diagnostics diagnostics)
{
    private Expr? _body;
    private State _state = State.Unchecked;

    private enum State
    {
        Unchecked,
        BeingChecked,
        Checked,
    }

    public string Name => name;

    public IReadOnlyList<(string Name, Dimension Dimension)> Arguments => function.Arguments;

    public Dimension Result => function.Result;

    /// <summary>The value of a call; null when the function cannot be used.</summary>
    /// <param name="arguments">Values of the arguments.</param>
    /// <param name="report">Receives what is wrong with this call.</param>
    public Expr? Apply(Expr[] arguments, Action<string> report)
    {
        if (function is DelegateFunction code) return Algebra.Apply(new Function(name, arguments.Length, code.Evaluate) { IsUserDefined = true }, arguments);
        if (_state == State.BeingChecked)
        {
            report($"function '{name}' calls itself; write it without recursion.");
            return null;
        }

        Check();
        if (_body is null) return null;
        Dictionary<Variable, Expr> values = Enumerable.Range(0, arguments.Length).ToDictionary(Placeholder, i => arguments[i]);
        Dictionary<Variable, Extent> extents = values.ToDictionary(pair => pair.Key, pair => Extent.Of(pair.Value, _ => Extent.Leaf));
        if (Extent.Of(_body, variable => extents.GetValueOrDefault(variable, Extent.Leaf)).IsTooLarge)
        {
            report($"the call of '{name}' expands to an expression that is too large; use subexpressions.");
            return null;
        }

        return Fresh(_body).Substitute(values);
    }

    /// <summary>Checks the definition; reports what is wrong with it, once.</summary>
    public void Check()
    {
        if (_state != State.Unchecked || function is not ExpressionFunction) return;
        _state = State.BeingChecked;
        var own = new Dictionary<string, Typed>();
        for (int i = 0; i < Arguments.Count; i++) own[Arguments[i].Name] = new Typed(Placeholder(i).Value(), Arguments[i].Dimension);
        if (SyntaxReader.Expression(diagnostics) is { } syntax)
            _body = new ExpressionChecker(new InnerScope(own, Scope.Empty), functions, diagnostics).CheckNumber(syntax, Result);
        _state = State.Checked;
    }

    /// <summary>The body with draws of its own, so that two calls draw two numbers.</summary>
    private Expr Fresh(Expr body) => body.HasDraws()
        ? body.Rewrite(node => node is Draw draw ? functions.NewDraw(draw.Distribution, draw.Mean is null ? null : Fresh(draw.Mean)) : null)
        : body;

    private Variable Placeholder(int argument) => new($"_{name}_{Arguments[argument].Name}", VariableKind.Local, Arguments[argument].Dimension);
}
