using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Tests.Equations;

public sealed class ExpressionSyntaxTests
{
    [Theory]
    [InlineData("1 + 2*3", "(1 + (2 * 3))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("a/b/c", "((a / b) / c)")]
    [InlineData("a/b*c", "((a / b) * c)")]
    [InlineData("-x**2", "(-(x ** 2))")]
    [InlineData("2**-3**2", "(2 ** (-(3 ** 2)))")]
    [InlineData("a**b**c", "(a ** (b ** c))")]
    [InlineData("-a*b", "((-a) * b)")]
    [InlineData("a - -b", "(a - (-b))")]
    [InlineData("+a + +b", "(a + b)")]
    [InlineData("a % b // c", "((a % b) // c)")]
    [InlineData("a < b and c >= d or not e == f", "(((a < b) and (c >= d)) or (not (e == f)))")]
    [InlineData("not a and b", "((not a) and b)")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("(a + b)*c", "((a + b) * c)")]
    [InlineData("f(x, g(y) + 1, (z))", "f(x, (g(y) + 1), z)")]
    [InlineData("rand()", "rand()")]
    [InlineData("10*mV", "(10 * mV)")]
    [InlineData("10 mV", "(10 * mV)")]
    [InlineData("-65 mV + x", "((-(65 * mV)) + x)")]
    [InlineData("5 mV**2/ms", "((5 * (mV ** 2)) / ms)")]
    [InlineData("1.5e-3 + .5 + 2.", "((0.0015 + 0.5) + 2)")]
    [InlineData("True and false", "(True and False)")]
    [InlineData("a + # comment\n b", "(a + b)")]
    [InlineData("a \\\n + b", "(a + b)")]
    [InlineData("a\n+\nb", "(a + b)")]
    [InlineData("a != b", "(a != b)")]
    public void Precedence_is_that_of_Python(string text, string tree) => Assert.Equal(tree, SyntaxText.Tree(SyntaxText.Parse(text)));

    [Theory]
    [InlineData("a + ", 4, 1, "the expression ends where a value is expected.")]
    [InlineData("(a + b", 1, 1, "this '(' is not closed.")]
    [InlineData("a + b)", 6, 1, "this ')' closes nothing.")]
    [InlineData("a ^ 2", 3, 1, "unexpected character '^'. Write powers with '**'.")]
    [InlineData("a = b", 3, 1, "found '=' inside an expression; comparisons are written '=='.")]
    [InlineData("a b", 3, 1, "expected an operator between 'a' and 'b'.")]
    [InlineData("2 x", 3, 1, "expected an operator before 'x'; write '2*x'.")]
    [InlineData("a < b < c", 7, 1, "comparisons cannot be chained; write 'a < b and b < c'.")]
    [InlineData("a == not b", 6, 3, "put parentheses around 'not …' here.")]
    [InlineData("f(a,)", 5, 1, "found ')' where a value is expected.")]
    [InlineData("f(a b)", 5, 1, "found 'b' where ')' or an operator is expected.")]
    [InlineData("*a", 1, 1, "found '*' where a value is expected.")]
    [InlineData("1e999", 1, 5, "the number is too large; write 'inf' for infinity.")]
    [InlineData("a && b", 3, 1, "unexpected character '&'. Write 'and'.")]
    [InlineData("a[1]", 2, 1, "unexpected character '['. Use parentheses.")]
    [InlineData("a\nb\n + ", 1, 1, "")]
    public void Error_points_at_its_place(string text, int column, int length, string message)
    {
        List<Finding> findings = SyntaxText.TryParse(text).Findings;
        Finding first = findings[0];
        if (message.Length > 0) Assert.Equal(message, first.Message);
        if (message.Length > 0) Assert.Equal((1, column, length), (first.Location!.Line, first.Location.Column, first.Location.Length));
        else Assert.Equal("text(2,1)", first.Location!.ToString());
    }

    [Fact]
    public void Place_of_every_part_is_kept()
    {
        const string text = "exp(-(a + b)/tau)";
        var call = (CallSyntax)SyntaxText.Parse(text);
        Assert.Equal(text, Text(call));
        var quotient = (BinarySyntax)call.Arguments[0];
        Assert.Equal("tau", Text(quotient.Right));
        var sum = (BinarySyntax)((UnarySyntax)quotient.Left).Operand;
        Assert.Equal("a + b", Text(sum));

        static string Text(ExpressionSyntax syntax) => text.Substring(syntax.Span.Start, syntax.Span.Length);
    }

    [Fact]
    public void Printed_expression_is_read_as_the_same_tree() => Check.QuickThrowOnFailure(Prop.ForAll(Trees().ToArbitrary(), tree =>
        SyntaxText.Tree(SyntaxText.Parse(SyntaxText.Print(tree))) == SyntaxText.Tree(tree)));

    [Fact]
    public void Any_text_is_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => ReadOrRefuse(text ?? "")));

    [Fact]
    public void Any_run_of_tokens_is_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("a", "1", "2.5 ", "mV", "+", "-", "*", "**", "/", "//", "%", "(", ")", ",", "<", "==", "not ", " and ", " or ", "f(", "\n", "#", "=", ":").ArrayOf().ToArbitrary(),
        tokens => ReadOrRefuse(string.Concat(tokens))));

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("-", 100_000)]
    [InlineData("not ", 100_000)]
    [InlineData("f(", 100_000)]
    [InlineData("a + ", 100_000)]
    [InlineData("2**", 100_000)]
    [InlineData("1 mV**", 100_000)]
    public void Endless_expression_is_refused(string part, int times) =>
        Assert.NotEmpty(SyntaxText.TryParse(string.Concat(Enumerable.Repeat(part, times)) + "a").Findings);

    private static bool ReadOrRefuse(string text)
    {
        (ExpressionSyntax? syntax, List<Finding> findings) = SyntaxText.TryParse(text);
        Assert.Equal(syntax is null, findings.Count > 0);
        return true;
    }

    private static Gen<ExpressionSyntax> Trees() => Gen.Sized(size => Trees(Math.Min(size, 12)));

    private static Gen<ExpressionSyntax> Trees(int size)
    {
        TextSpan none = default;
        Gen<ExpressionSyntax> leaf = Gen.OneOf(
            Gen.Elements("a", "V_m", "tau").Select(ExpressionSyntax (name) => new NameSyntax(name, none)),
            Gen.Choose(0, 1000).Select(ExpressionSyntax (number) => new NumberSyntax(number / 8.0, none)),
            Gen.Elements(true, false).Select(ExpressionSyntax (value) => new BooleanSyntax(value, none)));
        if (size < 1) return leaf;
        Gen<ExpressionSyntax> part = Trees(size / 2);
        return Gen.OneOf(
            leaf,
            part.Select(ExpressionSyntax (operand) => new UnarySyntax(UnaryOperator.Negate, operand, none)),
            part.Select(ExpressionSyntax (operand) => new UnarySyntax(UnaryOperator.Not, operand, none)),
            Gen.Elements(Enum.GetValues<BinaryOperator>()).SelectMany(op => part.SelectMany(left => part.Select(ExpressionSyntax (right) => new BinarySyntax(op, left, right, none)))),
            part.ArrayOf(2).Select(ExpressionSyntax (arguments) => new CallSyntax(new NameSyntax("f", none), [.. arguments], none)));
    }
}
