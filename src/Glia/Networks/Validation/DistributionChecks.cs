using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of a distribution by itself: dimension, finite values, order of its bounds, and whether redrawing can succeed.</summary>
internal sealed class DistributionChecks(FindingList findings, string subject, Distribution distribution, string each)
{
    /// <summary>Below this share of accepted draws, one of a billion values would need more than the 4,096 draws that are made for it: 1 − 10^(−12/4096).</summary>
    private const double HopelessAcceptance = 0.0067;

    /// <summary>Below this share of accepted draws, redrawing is worth a warning.</summary>
    private const double PoorAcceptance = 0.05;

    private bool _sound = true;

    /// <summary>Checks everything; false when an error was found, so that nothing more can be said about the values.</summary>
    /// <param name="findings">Receives what is found.</param>
    /// <param name="subject">What the distribution belongs to.</param>
    /// <param name="distribution">The distribution.</param>
    /// <param name="expected">Dimension that the values must have; null when it is not known.</param>
    /// <param name="each">What one value is called in findings.</param>
    public static bool Check(FindingList findings, string subject, Distribution distribution, Dimension? expected, string each = "every value")
    {
        if (distribution is null)
        {
            findings.Error(subject, "has no value. Give a quantity or a distribution.");
            return false;
        }

        var checks = new DistributionChecks(findings, subject, distribution, each);
        checks.CheckValues();
        if (checks._sound && expected is { } dimension) checks.CheckDimension(dimension);
        if (checks._sound) checks.CheckBounds();
        return checks._sound;
    }

    private void Error(string message)
    {
        findings.Error(subject, message);
        _sound = false;
    }

    private void CheckDimension(Dimension expected)
    {
        if (distribution.Dimension == expected) return;
        string found = distribution is ConstantDistribution constant ? constant.Value.ToString() : Phrases.Kind(distribution.Dimension);
        string way = expected.IsNone ? "Give it without a unit." : $"Give it in {Phrases.Unit(expected)} or another unit of the same dimension.";
        Error($"is {found}, but {Phrases.Kind(expected)} is expected. {way}");
    }

    private void CheckValues()
    {
        switch (distribution)
        {
            case ConstantDistribution constant:
                if (!double.IsFinite(constant.Value.Value))
                    Error($"is {(double.IsNaN(constant.Value.Value) ? "NaN" : constant.Value)}, but {each} must be a finite number.");
                break;
            case UniformDistribution uniform:
                CheckUniform(uniform);
                break;
            case NormalDistribution normal:
                CheckNormal(normal);
                break;
            case LognormalDistribution lognormal:
                CheckLognormal(lognormal);
                break;
            case ArrayDistribution array:
                CheckArray(array);
                break;
        }
    }

    private void CheckUniform(UniformDistribution uniform)
    {
        CheckFinite("lower end", uniform.From);
        CheckFinite("upper end", uniform.To);
        CheckSame("upper end", uniform.To);
        if (_sound && uniform.From.Value > uniform.To.Value)
            Error($"is uniform from {uniform.From} to {uniform.To}: the lower end is above the upper one. Exchange them.");
    }

    private void CheckNormal(NormalDistribution normal)
    {
        CheckFinite("mean", normal.Mean);
        CheckFinite("standard deviation", normal.StandardDeviation);
        CheckSame("standard deviation", normal.StandardDeviation);
        if (_sound && normal.StandardDeviation.Value < 0)
            Error($"has a standard deviation of {normal.StandardDeviation}, but it must be 0 or more. Give its magnitude.");
    }

    private void CheckLognormal(LognormalDistribution lognormal)
    {
        CheckFinite("mu", lognormal.Mu);
        CheckFinite("sigma", lognormal.Sigma);
        CheckFinite("unit", lognormal.Unit);
        if (!_sound) return;
        if (lognormal.Sigma < 0) Error($"has a sigma of {Phrases.Number(lognormal.Sigma)}, but it must be 0 or more. Give its magnitude.");
        if (lognormal.Mu + 6 * lognormal.Sigma > 700)
        {
            Error($"is lognormal with mu = {Phrases.Number(lognormal.Mu)} and sigma = {Phrases.Number(lognormal.Sigma)}, so that values exceed any number. "
                + "mu and sigma are those of the natural logarithm: use mu = ln(median/unit).");
        }
    }

    private void CheckArray(ArrayDistribution array)
    {
        if (array.Values.IsDefaultOrEmpty)
        {
            Error("is an array without values. Give one value per neuron or synapse.");
            return;
        }

        int bad = array.Values.AsSpan().IndexOfAnyNotFinite();
        if (bad >= 0) Error($"is {Phrases.Number(array.Values[bad])} at index {bad} of its array, but {each} must be a finite number.");
    }

    private void CheckBounds()
    {
        if (distribution.Low is { } low) CheckBound("lower bound", low);
        if (distribution.High is { } high) CheckBound("upper bound", high);
        if (!_sound) return;
        if (distribution.Low?.Value > distribution.High?.Value)
            Error($"has the lower bound {distribution.Low} above the upper bound {distribution.High}. Exchange them.");
        else if (distribution.Bounds == OutOfBounds.Redraw)
            CheckRedraw();
        else if (distribution is ConstantDistribution constant && DistributionLaw.Acceptance(distribution) == 0)
            findings.Warning(subject, $"is {constant.Value}, outside its own bounds {Bounds}, and becomes the bound. Leave the bounds away or change the value.");
    }

    private void CheckBound(string name, Quantity bound)
    {
        CheckSame(name, bound);
        // An infinite bound is an honest way to say "none".
        if (double.IsNaN(bound.Value)) Error($"has NaN as its {name}. Give a number, or leave the bound away.");
    }

    private void CheckRedraw()
    {
        if (distribution.Low is null && distribution.High is null)
        {
            findings.Warning(subject, "asks for values out of bounds to be drawn again, but has no bounds. Give a lower or an upper bound.");
            return;
        }

        double acceptance = DistributionLaw.Acceptance(distribution);
        if (distribution is ConstantDistribution or ArrayDistribution)
        {
            if (acceptance < 1) Error($"has values outside {Bounds} that cannot be drawn again, because they are given, not drawn. Clip them or change them.");
        }
        else if (acceptance < HopelessAcceptance)
        {
            Error($"would be redrawn until it lies within {Bounds}, where only {Phrases.Percent(acceptance)} of the draws fall. Widen the bounds, or clip.");
        }
        else if (acceptance < PoorAcceptance)
        {
            findings.Warning(subject, $"is redrawn until it lies within {Bounds}, where only {Phrases.Percent(acceptance)} of the draws fall: slow, and far from the distribution given.");
        }
    }

    private string Bounds => $"[{distribution.Low?.ToString() ?? "-inf"}, {distribution.High?.ToString() ?? "inf"}]";

    private void CheckFinite(string name, Quantity value)
    {
        if (!double.IsFinite(value.Value)) Error($"has {value} as its {name}, but it must be a finite number.");
    }

    private void CheckSame(string name, Quantity value)
    {
        if (value.Dimension != distribution.Dimension)
            Error($"has the {name} {value}, but {Phrases.Kind(distribution.Dimension)} is expected, as for the rest of the distribution.");
    }
}
