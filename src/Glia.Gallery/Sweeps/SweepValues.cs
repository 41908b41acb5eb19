using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Glia.Errors;

namespace Glia.Gallery.Sweeps;

/// <summary>Reads the values of an axis: <c>values = item (',' item)*</c>, <c>item = from '..' to [':' step | '/' points] | text</c>.</summary>
internal static partial class SweepValues
{
    /// <summary>Groups of the pattern that hold units.</summary>
    private static readonly string[] s_unitGroups = ["u", "v", "w"];

    private const string Form = "Write FROM..TO, FROM..TO:STEP or FROM..TO/POINTS, for example 1..5, 0.5..2:0.25 or -55mV..-45mV/5";

    /// <summary>The values, ranges written out.</summary>
    /// <exception cref="GliaException">A range cannot be read or is empty, or there are too many values.</exception>
    public static ImmutableArray<string> Parse(string path, string text)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (string item in Items(text).Select(item => item.Trim()))
        {
            if (item.Length == 0) throw Refuse(path, text, "has an empty value. Separate values by single commas");
            Match range = Range().Match(item);
            if (range.Success) values.AddRange(Expand(path, item, range));
            else if (LooksLikeRange().IsMatch(item)) throw Refuse(path, item, $"is no range. {Form}");
            else values.Add(item);
            if (values.Count > Sweep.MostRuns) throw TooMany(path, item, values.Count);
        }

        return values.ToImmutable();
    }

    /// <summary>What stands between commas, but for those in brackets.</summary>
    private static IEnumerable<string> Items(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '[' or '(') depth++;
            if (text[i] is '}' or ']' or ')') depth--;
            if (text[i] != ',' || depth > 0) continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static IEnumerable<string> Expand(string path, string item, Match range)
    {
        decimal from = Number(path, item, range.Groups["from"]), to = Number(path, item, range.Groups["to"]);
        string[] units = [.. s_unitGroups.Select(name => range.Groups[name].Value).Where(unit => unit.Length > 0).Distinct()];
        if (units.Length > 1) throw Refuse(path, item, $"has the units {string.Join(" and ", units)}. Write one of them in all places, or once");
        string unit = units.FirstOrDefault() ?? "";
        return range.Groups["points"].Success
            ? Points(path, item, from, to, range.Groups["points"].Value).Select(value => Text(value, unit))
            : Steps(path, item, from, to, range.Groups["step"].Success ? Number(path, item, range.Groups["step"]) : 1).Select(value => Text(value, unit));
    }

    private static IEnumerable<decimal> Steps(string path, string item, decimal from, decimal to, decimal step)
    {
        if (step == 0) throw Refuse(path, item, "has the step 0, with which it never ends. Give another");
        if ((to - from) / step < 0)
            throw Refuse(path, item, string.Create(CultureInfo.InvariantCulture, $"is empty: a step of {step} does not lead from {from} to {to}. {(step > 0 ? $"Write {to}..{from}" : "Give a step above 0")}"));
        decimal count = Math.Floor((to - from) / step) + 1;
        if (count > Sweep.MostRuns) throw TooMany(path, item, (double)count);
        return Enumerable.Range(0, (int)count).Select(k => from + k * step);
    }

    private static IEnumerable<decimal> Points(string path, string item, decimal from, decimal to, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int points) || points < 2)
            throw Refuse(path, item, $"has {text} points, but at least the two ends are needed. Write one value as it is");
        if (from == to) throw Refuse(path, item, "begins where it ends. Write the one value as it is");
        if (points > Sweep.MostRuns) throw TooMany(path, item, points);
        // Thirds and the like end after twelve digits, which no quantity is known to.
        return Enumerable.Range(0, points).Select(k => k == points - 1 ? to : Rounded(from + (to - from) * k / (points - 1)));
    }

    private static decimal Rounded(decimal value) =>
        decimal.Parse(((double)value).ToString("G12", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal Number(string path, string item, Group number) =>
        decimal.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Refuse(path, item, $"has the number {number.Value}, which is too large for a range. Write the values one by one");

    private static string Text(decimal value, string unit) => value.ToString("0.############################", CultureInfo.InvariantCulture) + unit;

    private static GliaException TooMany(string path, string item, double count) =>
        Refuse(path, item, string.Create(CultureInfo.InvariantCulture, $"has {count:N0} values, but a sweep has at most {Sweep.MostRuns:N0} runs. Take a larger step"));

    private static GliaException Refuse(string path, string item, string rule) => new($"--set {path}", $"'{item}' {rule}.");

    private const string Real = @"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?";
    private const string Unit = @"[A-Za-zµμΩ%][A-Za-z0-9µμΩ^*]*";

    [GeneratedRegex($@"^(?<from>{Real})\s*(?<u>{Unit})?\s*\.\.\s*(?<to>{Real})\s*(?<v>{Unit})?\s*(?::\s*(?<step>{Real})\s*(?<w>{Unit})?|/\s*(?<points>\d+))?$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^[+-]?\.?\d[^/\\]*\.\.")]
    private static partial Regex LooksLikeRange();
}
