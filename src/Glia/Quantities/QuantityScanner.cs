using System.Globalization;

namespace Glia.Quantities;

/// <summary>Recursive descent over one quantity or unit: <c>sign? factor (('*' | '/' | nothing) factor)*</c>, <c>factor = (number | name | '(' product ')') power?</c>.</summary>
/// <param name="text">The text.</param>
/// <param name="unitOnly">Only units are read.</param>
/// <param name="own">Units that the text may name besides those of <see cref="UnitTable"/>; null for none.</param>
internal sealed class QuantityScanner(string text, bool unitOnly, IReadOnlyDictionary<string, Quantity>? own = null)
{
    private const int DeepestNesting = 32;

    private int _position;
    private int _depth;

    /// <summary>What is wrong, as the rest of a sentence about the text; null as long as nothing is.</summary>
    public string? Failure { get; private set; }

    public int FailureStart { get; private set; }

    public int FailureLength { get; private set; }

    /// <summary>Reads the whole text.</summary>
    public bool TryRead(out Quantity quantity)
    {
        double sign = 1;
        SkipBlanks();
        if (!unitOnly && Peek() is '-' or '+' or '−')
        {
            sign = Peek() == '+' ? 1 : -1;
            _position++;
        }

        quantity = Product();
        SkipBlanks();
        if (Failure is null && _position < text.Length) Fail(_position, text.Length - _position, $"cannot be read from '{text[_position..].Trim()}' on.");
        if (Failure is null && double.IsNaN(quantity.Value)) Fail(0, text.Length, "is NaN, but every value must be a finite number.");
        if (Failure is not null) return false;
        quantity = quantity with { Value = sign * quantity.Value };
        return true;
    }

    private Quantity Product()
    {
        bool isNumber = StartsNumber(SkipBlanks());
        Quantity product = Factor();
        isNumber |= !double.IsFinite(product.Value);   // 'inf mV' and 'nan mV' are a number and a unit too
        while (Failure is null)
        {
            char next = SkipBlanks();
            if (next == '/')
            {
                _position++;
                product = Divide(product, Factor());
            }
            else if (next is '*' or '·')
            {
                _position++;
                product = Multiply(product, Factor());
            }
            else if (isNumber && IsNameStart(next)) product = Multiply(product, Factor());
            else break;
            isNumber = false;
        }

        return product;
    }

    private Quantity Factor()
    {
        char next = SkipBlanks();
        int start = _position;
        Quantity factor;
        if (StartsNumber(next)) factor = Number();
        else if (IsNameStart(next) || StartsYamlSpecial()) factor = Unit();
        else if (next == '(') factor = Parenthesised();
        else
        {
            Fail(start, 1, text.AsSpan().Trim().IsEmpty ? "is empty; write a number and a unit, for example '10 ms'." : unitOnly ? "lacks a unit here." : "lacks a number or unit here.");
            return default;
        }

        return Failure is null ? Power(factor, start) : default;
    }

    private Quantity Parenthesised()
    {
        int open = _position++;
        if (++_depth > DeepestNesting)
        {
            Fail(open, 1, "is nested too deeply.");
            return default;
        }

        Quantity inner = Product();
        if (Failure is null && SkipBlanks() != ')') Fail(open, 1, "lacks a closing ')'.");
        _position++;
        _depth--;
        return inner;
    }

    private Quantity Number()
    {
        int start = _position;
        double value = ScanNumber();
        if (double.IsInfinity(value)) Fail(start, _position - start, "is too large.");
        if (unitOnly && value != 1) Fail(start, _position - start, "is not a unit: a unit has no number but 1.");
        return value;
    }

    private Quantity Unit()
    {
        int start = _position;
        if (Peek() == '.') _position++;
        while (_position < text.Length && (IsNameStart(text[_position]) || char.IsAsciiDigit(text[_position]))) _position++;
        string name = text[start.._position];
        if (!unitOnly && name is "inf" or ".inf") return double.PositiveInfinity;
        if (!unitOnly && name is "nan" or "NaN" or ".nan" or ".NaN") return double.NaN;
        if (own is not null && own.TryGetValue(name, out Quantity unit) || UnitTable.TryFind(name, out unit)) return unit;
        Fail(start, name.Length, $"has the unknown unit '{name}'.{EverydayUnits.Suggest(name)}");
        return default;
    }

    private Quantity Power(Quantity factor, int start)
    {
        char next = SkipBlanks();
        if (next == '^') _position++;
        else if (next == '*' && _position + 1 < text.Length && text[_position + 1] == '*') _position += 2;
        else return factor;
        double exponent = Exponent();
        if (Failure is not null) return default;
        try
        {
            return new Quantity(Math.Pow(factor.Value, exponent), factor.Dimension.Power(exponent));
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            Fail(start, _position - start, "has a power that no unit can have.");
            return default;
        }
    }

    private double Exponent()
    {
        char next = SkipBlanks();
        bool isParenthesised = next == '(';
        if (isParenthesised)
        {
            _position++;
            next = SkipBlanks();
        }

        double sign = next is '-' or '−' ? -1 : 1;
        if (next is '-' or '−' or '+')
        {
            _position++;
            next = SkipBlanks();
        }

        if (!StartsNumber(next)) Fail(_position, 1, "lacks an exponent here.");
        if (Failure is not null) return double.NaN;
        double exponent = sign * ScanNumber();
        if (!isParenthesised) return exponent;
        if (SkipBlanks() == '/')
        {
            _position++;
            if (!StartsNumber(SkipBlanks())) Fail(_position, 1, "lacks an exponent here.");
            else exponent /= ScanNumber();
        }

        if (SkipBlanks() != ')') Fail(_position, 1, "lacks a closing ')' here.");
        _position++;
        return exponent;
    }

    private double ScanNumber()
    {
        int start = _position;
        SkipDigits();
        if (Peek() == '.')
        {
            _position++;
            SkipDigits();
        }

        if (Peek() is 'e' or 'E')
        {
            int digits = _position + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                _position = digits;
                SkipDigits();
            }
        }

        return double.Parse(text.AsSpan(start, _position - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Dividing by a power of ten rounds once, multiplying with its inexact reciprocal twice: 35 Hz is 0.035/ms to the last bit.</summary>
    private static Quantity Multiply(Quantity a, Quantity b)
    {
        double inverse = Math.Round(1 / b.Value);
        bool isReciprocal = b.Value is > 0 and < 1 && Math.Abs(1 / b.Value - inverse) < 1e-9 * inverse;
        return isReciprocal ? new Quantity(a.Value / inverse, a.Dimension * b.Dimension) : a * b;
    }

    private static Quantity Divide(Quantity a, Quantity b)
    {
        double inverse = Math.Round(1 / b.Value);
        bool isReciprocal = b.Value is > 0 and < 1 && Math.Abs(1 / b.Value - inverse) < 1e-9 * inverse;
        return isReciprocal ? new Quantity(a.Value * inverse, a.Dimension / b.Dimension) : a / b;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or 'µ' or 'μ' or 'Ω';

    private bool StartsNumber(char next) =>
        char.IsAsciiDigit(next) || next == '.' && _position + 1 < text.Length && char.IsAsciiDigit(text[_position + 1]);

    /// <summary>YAML's own spelling of infinity and of what is no number.</summary>
    private bool StartsYamlSpecial() => !unitOnly && (text.AsSpan(_position) is ['.', 'i', 'n', 'f', ..] or ['.', 'n' or 'N', 'a', 'n' or 'N', ..]);

    private char Peek() => _position < text.Length ? text[_position] : '\0';

    private char SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        return Peek();
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek())) _position++;
    }

    private void Fail(int start, int length, string failure)
    {
        if (Failure is not null) return;
        Failure = failure;
        FailureStart = start;
        FailureLength = length;
    }
}
