using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Tests.Equations;

public sealed class ExpressionCheckerTests
{
    private static readonly Dictionary<string, Typed> s_names = new[]
    {
        ("V", Dimension.Voltage), ("g", Dimension.Conductance), ("c", Dimension.Capacitance), ("tau", Dimension.Time), ("x", Dimension.None),
    }.ToDictionary(pair => pair.Item1, pair => new Typed(new Variable(pair.Item1, VariableKind.Parameter, pair.Item2).Value(), pair.Item2));

    [Fact]
    public void Dimension_of_any_well_formed_expression_is_found() => Check.QuickThrowOnFailure(Prop.ForAll(Expressions(), expression =>
    {
        (Typed? typed, List<Finding> findings) = Examine(expression.Text);
        Assert.Empty(findings);
        return typed!.Value.Dimension == expression.Dimension && !typed.Value.IsCondition;
    }));

    [Fact]
    public void Sum_of_two_dimensions_is_refused_at_the_second_term() => Check.QuickThrowOnFailure(Prop.ForAll(Expressions(), Expressions(), (a, b) =>
    {
        Finding? finding = Examine($"({a.Text}) + ({b.Text})").Findings.SingleOrDefault();
        Assert.Equal(a.Dimension != b.Dimension, finding is not null);
        return finding is null || finding.Location!.Column >= a.Text.Length + 6 && finding.Message.StartsWith("found ", StringComparison.Ordinal);
    }));

    [Fact]
    public void Expression_of_numbers_is_folded_to_its_value() => Check.QuickThrowOnFailure(Prop.ForAll(Numbers(), number =>
    {
        (Typed? typed, List<Finding> findings) = Examine(number.Text);
        Assert.Empty(findings);
        return typed!.Value.Value is Constant constant && constant.Value.Equals(number.Value);
    }));

    [Theory]
    [InlineData("-7 // 2", -4)]
    [InlineData("-7 % 2", 1)]
    [InlineData("7 % -2", -1)]
    [InlineData("2**3**2", 512)]
    [InlineData("-2**2", -4)]
    [InlineData("int(-2.7)", -2)]
    [InlineData("int(True)", 1)]
    [InlineData("int(not (1 < 2 and 2 < 1))", 1)]
    [InlineData("clip(5, 0, 1) + sign(-3) + abs(-2)", 2)]
    [InlineData("where(1 > 2, 3, 4)", 4)]
    [InlineData("10*ms/(2*second)", 0.005)]
    public void Numbers_mean_what_they_mean_in_Python(string text, double value)
    {
        Constant constant = Assert.IsType<Constant>(Examine(text).Typed!.Value.Value);
        Assert.Equal(value, constant.Value);
    }

    private static (Typed? Typed, List<Finding> Findings) Examine(string text)
    {
        var findings = new List<Finding>();
        var diagnostics = new Diagnostics(new SourceText(text, "text"), "model 'm'", "test", findings);
        ExpressionSyntax? syntax = SyntaxReader.Expression(diagnostics);
        return (syntax is null ? null : new ExpressionChecker(new InnerScope(s_names, Scope.Empty), new FunctionTable(), diagnostics).Check(syntax), findings);
    }

    private static Arbitrary<(string Text, Dimension Dimension)> Expressions() => Gen.Sized(size => Expressions(Math.Min(size, 8))).ToArbitrary();

    private static Gen<(string Text, Dimension Dimension)> Expressions(int size)
    {
        Gen<(string, Dimension)> leaf = Gen.Elements<(string, Dimension)>(
            ("V", Dimension.Voltage), ("g", Dimension.Conductance), ("c", Dimension.Capacitance), ("tau", Dimension.Time), ("x", Dimension.None),
            ("2.5", Dimension.None), ("3 mV", Dimension.Voltage), ("nA", Dimension.Current));
        if (size < 1) return leaf;
        Gen<(string Text, Dimension Dimension)> part = Expressions(size / 2);
        return Gen.OneOf(
            leaf,
            part.SelectMany(a => part.Select(b => ($"({a.Text})*({b.Text})", a.Dimension * b.Dimension))),
            part.SelectMany(a => part.Select(b => ($"({a.Text})/({b.Text})", a.Dimension / b.Dimension))),
            part.Select(a => ($"({a.Text}) - 2*({a.Text})", a.Dimension)),
            part.Select(a => ($"-({a.Text})", a.Dimension)),
            part.Select(a => ($"({a.Text})**2", a.Dimension.Power(2))),
            part.Select(a => ($"sqrt(({a.Text})**4)", a.Dimension.Power(2))),
            part.Select(a => ($"max({a.Text}, abs({a.Text}))", a.Dimension)),
            part.Select(a => ($"where({a.Text} > {a.Text}, {a.Text}, {a.Text})", a.Dimension)),
            part.Select(a => ($"exp(({a.Text})/({a.Text})) + int(({a.Text}) <= ({a.Text}))", Dimension.None)),
            part.Select(a => ($"({a.Text}) // ({a.Text})", Dimension.None)),
            part.Select(a => ($"({a.Text}) % ({a.Text})", a.Dimension)));
    }

    private static Arbitrary<(string Text, double Value)> Numbers() => Gen.Sized(size => Numbers(Math.Min(size, 12))).ToArbitrary();

    private static Gen<(string Text, double Value)> Numbers(int size)
    {
        Gen<(string Text, double Value)> leaf = Gen.Choose(1, 80).Select(eighths => ((eighths / 8.0).ToString(CultureInfo.InvariantCulture), eighths / 8.0));
        if (size < 1) return leaf;
        Gen<(string Text, double Value)> part = Numbers(size / 2);
        return Gen.OneOf(
            leaf,
            part.SelectMany(a => part.Select(b => ($"({a.Text}) + ({b.Text})", a.Value + b.Value))),
            part.SelectMany(a => part.Select(b => ($"({a.Text}) - ({b.Text})", a.Value - b.Value))),
            part.SelectMany(a => leaf.Select(b => ($"({a.Text})*{b.Text}", a.Value * b.Value))),
            part.SelectMany(a => leaf.Select(b => ($"({a.Text})/{b.Text}", a.Value / b.Value))),
            part.SelectMany(a => leaf.Select(b => ($"({a.Text}) // {b.Text}", Math.Floor(a.Value / b.Value)))),
            part.Select(a => ($"sin({a.Text})", Math.Sin(a.Value))),
            part.SelectMany(a => part.Select(b => ($"max({a.Text}, {b.Text})", Math.Max(a.Value, b.Value)))),
            part.SelectMany(a => part.Select(b => ($"int({a.Text} < {b.Text})", a.Value < b.Value ? 1.0 : 0.0))));
    }
}
