using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;

namespace Glia.Equations.Differentiation;

/// <summary>A step in which every local is assigned once and every function call has a local of its own, so that its reverse can read all values.</summary>
internal sealed class SingleAssignment
{
    private readonly Dictionary<Variable, Expr> _current = [];
    private readonly Dictionary<Expr, Variable> _calls = [];
    private readonly HashSet<string> _names;
    private readonly List<Assign> _statements = [];

    public SingleAssignment(UpdateProgram program)
    {
        _names = [.. program.Parameters.Select(parameter => parameter.Variable.Name), .. program.States.Select(state => state.Variable.Name)];
        foreach (Statement statement in program.Statements)
        {
            if (statement is not Assign assign)
            {
                throw new GliaException(
                    $"model '{program.Name}', gradients",
                    "The integrator 'rkf45' takes inner steps whose number depends on the state; such a step has no fixed reverse. " +
                    $"Use a fixed step, for example {nameof(Models.NeuronModel.Method)} = \"rk4\".");
            }

            Expr value = Use(assign.Value);
            _current[assign.Target] = Define(assign.Target, value).Value();
        }
    }

    /// <summary>The statements.</summary>
    public IReadOnlyList<Assign> Statements => _statements;

    /// <summary>The variable that holds a value that the step computes or reads; null for one that is constant.</summary>
    public Expr ValueOf(Variable variable) => _current.GetValueOrDefault(variable, variable.Value());

    /// <summary>An expression over the variables of the step as one over those of this program.</summary>
    public Expr Use(Expr expression) => Flatten(expression.Substitute(_current));

    /// <summary>A new local with a value.</summary>
    public Variable Define(Variable like, Expr value)
    {
        var variable = new Variable(Unique(like.Name), VariableKind.Local, like.Dimension, value.Type);
        _statements.Add(new Assign(variable, value));
        return variable;
    }

    private Expr Flatten(Expr expression) => expression switch
    {
        Call or Draw => Once(expression is Call call
            ? new Call(call.Function, new ExprList([.. call.Arguments.Select(Flatten)]))
            : expression is Draw { Mean: { } mean } draw ? draw with { Mean = Flatten(mean) } : expression),
        Binary { Operator: BinaryOperator.Power } power => Once(new Binary(power.Operator, Flatten(power.Left), Flatten(power.Right))),
        Binary binary => new Binary(binary.Operator, Flatten(binary.Left), Flatten(binary.Right)),
        Unary unary => new Unary(unary.Operator, Flatten(unary.Operand)),
        Select select => new Select(Flatten(select.Condition), Flatten(select.WhenTrue), Flatten(select.WhenFalse)),
        _ => expression,
    };

    private Read Once(Expr expression)
    {
        if (!_calls.TryGetValue(expression, out Variable? variable))
            _calls.Add(expression, variable = Define(new Variable("_call", VariableKind.Local, Quantities.Dimension.None), expression));
        return variable.Value();
    }

    private string Unique(string name)
    {
        // A prefix of their own keeps the locals of states and subexpressions apart from seeds and gradients.
        if (!name.StartsWith('_')) name = "_v_" + name;
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++) unique = $"{name}_{i}";
        return unique;
    }
}
