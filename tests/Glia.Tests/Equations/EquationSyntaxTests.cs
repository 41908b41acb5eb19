using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Tests.Equations;

public sealed class EquationSyntaxTests
{
    [Fact]
    public void Three_forms_are_told_apart()
    {
        (ImmutableArray<EquationSyntax> equations, List<Finding> findings) = SyntaxText.Equations("""
            # a comment
            dV_m/dt = -V_m/tau : volt (unless refractory)   # another
            I = g*(E - V_m) : amp

            tau : second (constant, shared)
            """);
        Assert.Empty(findings);
        Assert.Equal([EquationForm.Differential, EquationForm.Subexpression, EquationForm.Declaration], equations.Select(equation => equation.Form));
        Assert.Equal(["V_m", "I", "tau"], equations.Select(equation => equation.Name.Name));
        Assert.Equal(["volt", "amp", "second"], equations.Select(equation => equation.Unit.Text));
        Assert.Equal(["unless refractory", "constant", "shared"], equations.SelectMany(equation => equation.Flags).Select(flag => flag.Text));
        Assert.Equal("((-V_m) / tau)", SyntaxText.Tree(equations[0].Value!));
    }

    [Theory]
    [InlineData("x : amp/meter**2", "amp/meter**2", "")]
    [InlineData("x : amp/(meter*second)", "amp/(meter*second)", "")]
    [InlineData("x : amp/(meter*second) (constant)", "amp/(meter*second)", "constant")]
    [InlineData("x : (amp)", "(amp)", "")]
    [InlineData("x : 1 (constant)", "1", "constant")]
    [InlineData("x : second**(-1/2)", "second**(-1/2)", "")]
    [InlineData("x : 1 (constant   over  dt)", "1", "constant over dt")]
    [InlineData("x : 1 ()", "1", "")]
    public void Flags_are_told_from_a_unit_in_parentheses(string text, string unit, string flag)
    {
        (ImmutableArray<EquationSyntax> equations, List<Finding> findings) = SyntaxText.Equations(text);
        Assert.Empty(findings);
        Assert.Equal(unit, equations[0].Unit.Text);
        Assert.Equal(flag, string.Join(", ", equations[0].Flags.Select(item => item.Text)));
    }

    [Fact]
    public void Equation_runs_on_over_lines_until_its_unit()
    {
        (ImmutableArray<EquationSyntax> equations, List<Finding> findings) = SyntaxText.Equations("""
            dv/dt = (a +   # in parentheses
                     b)/c
                    + d : 1
            dw/dt = -w
                    /tau : 1 (unless
                              refractory)
            x : 1
            """);
        Assert.Empty(findings);
        Assert.Equal(["(((a + b) / c) + d)", "((-w) / tau)"], equations.Take(2).Select(equation => SyntaxText.Tree(equation.Value!)));
        Assert.Equal("unless refractory", equations[1].Flags[0].Text);
        Assert.Equal(3, equations.Length);
    }

    [Fact]
    public void Every_bad_equation_is_reported_and_the_others_are_read()
    {
        (ImmutableArray<EquationSyntax> equations, List<Finding> findings) = SyntaxText.Equations("""
            dv/dt = -v/tau
            dw/dt = (-w/tau : 1
            good : 1
            du/dx = 1 : 1
            what is this
            x = : 1
            y :
            also_good : volt
            z = a ^ 2 : 1
            """);
        Assert.Equal(["good", "also_good"], equations.Select(equation => equation.Name.Name));
        Assert.Equal(
        [
            "text(9,7): model 'm', equations: unexpected character '^'. Write powers with '**'.",
            "text(1,15): model 'm', equations: 'v' lacks its unit; end the equation with ': unit', for example ': volt' or ': 1'.",
            "text(2,9): model 'm', equations: this '(' is not closed.",
            "text(4,1): model 'm', equations: a derivative is written 'dx/dt'.",
            "text(5,1): model 'm', equations: expected an equation: 'dx/dt = … : unit', 'x = … : unit' or 'x : unit'.",
            "text(6,5): model 'm', equations: the expression ends where a value is expected.",
            "text(7,4): model 'm', equations: a unit is expected behind ':', for example 'volt' or '1'.",
        ],
        findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Statements_are_separated_by_lines_or_semicolons()
    {
        (ImmutableArray<StatementSyntax> statements, List<Finding> findings) = SyntaxText.Statements("""
            V_m = V_reset; w += b
            x -= (1 +
                  2)
            y *= 2;; z /= 3   # comment
            """);
        Assert.Empty(findings);
        Assert.Equal(
            ["V_m Set V_reset", "w Add b", "x Subtract (1 + 2)", "y Multiply 2", "z Divide 3"],
            statements.Select(statement => $"{statement.Target.Name} {statement.Operator} {SyntaxText.Tree(statement.Value)}"));
    }

    [Fact]
    public void Every_bad_statement_is_reported_and_the_others_are_read()
    {
        (ImmutableArray<StatementSyntax> statements, List<Finding> findings) = SyntaxText.Statements("V_m == 1\nx = (1\ny = 2; 3 = z\nw = ");
        Assert.Equal(["y"], statements.Select(statement => statement.Target.Name));
        Assert.Equal(["text(1,1)", "text(2,5)", "text(3,8)", "text(4,4)"], findings.Select(finding => finding.Location!.ToString()));
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("a", "dx", "/", "dt", "=", ":", "volt", "1", "(", ")", "\n", ";", "+=", "#", ",", "unless refractory", "[", "\\\n").ArrayOf().ToArbitrary(),
        tokens =>
        {
            string text = string.Join(' ', tokens);
            SyntaxText.Equations(text);
            SyntaxText.Statements(text);
            return true;
        }));

    [Theory]
    [InlineData("(\n")]
    [InlineData("a = (\n")]
    [InlineData("x : 1 (\n")]
    [InlineData("\\\n")]
    public void Long_broken_text_is_refused_in_linear_time(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 100_000));
        SyntaxText.Equations(text);
        SyntaxText.Statements(text);
    }
}
