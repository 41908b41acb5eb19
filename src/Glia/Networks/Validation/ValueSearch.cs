namespace Glia.Networks.Validation;

/// <summary>Search for values that break a rule; each gives the index of the first, or -1.</summary>
internal static class ValueSearch
{
    /// <summary>The first NaN or infinity.</summary>
    public static int IndexOfAnyNotFinite(this ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) return i;
        return -1;
    }

    /// <summary>The first value whose sign is <paramref name="sign"/>, -1 or 1.</summary>
    public static int IndexOfSign(this ReadOnlySpan<double> values, int sign)
    {
        for (int i = 0; i < values.Length; i++)
            if (Math.Sign(values[i]) == sign) return i;
        return -1;
    }

    /// <summary>The first value below <paramref name="limit"/>.</summary>
    public static int IndexOfAnyBelow(this ReadOnlySpan<double> values, double limit)
    {
        for (int i = 0; i < values.Length; i++)
            if (values[i] < limit) return i;
        return -1;
    }
}
