using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Networks.Validation;

/// <summary>Checks that the spikes of a projection find a receptor that takes their weights.</summary>
internal sealed class ReceptorChecks(FindingList findings, Projection projection, ModelSystem target)
{
    /// <summary>Chance below which a value is never drawn: that of a normal number beyond <see cref="DistributionLaw.Tail"/>.</summary>
    private const double Never = 6.5e-12;

    private readonly string _weight = Subjects.Weight(projection.Name);

    /// <param name="weightIsSound">The weights are finite and consistent, so that their sign and dimension can be judged.</param>
    public void Check(bool weightIsSound)
    {
        if (target.Receptors.IsEmpty)
        {
            findings.Error(Subjects.Target(projection.Name),
                $"is '{projection.Target.Name}', whose model '{target.Name}' has no receptor for spikes. Connect to a neuron, or declare a receptor in the model.");
        }
        else if (projection.Receptor is { } name)
        {
            ReceptorDefinition? receptor = target.Receptors.FirstOrDefault(candidate => candidate.Name == name);
            if (receptor is null) ReportUnknown(name);
            else if (weightIsSound) CheckNamed(receptor);
        }
        else if (weightIsSound)
        {
            CheckUnnamed();
        }
    }

    private void ReportUnknown(string name)
    {
        string subject = Subjects.Receptor(projection.Name);
        IEnumerable<string> names = target.Receptors.Select(receptor => receptor.Name);
        findings.Error(subject, target.CurrentInputs.Any(input => input.Name == name)
            ? $"is '{name}', a current input, but '{projection.Source.Name}' emits spikes. Receptors of '{target.Name}': {Phrases.List(names)}."
            : $"is '{name}', which the model '{target.Name}' does not have. Its receptors: {Phrases.List(names)}.{Suggestion.For(name, names)}");
    }

    private void CheckNamed(ReceptorDefinition receptor)
    {
        if (!DistributionChecks.Check(new FindingList(), _weight, projection.Weight, receptor.Input.Dimension))
        {
            ReportDimension(receptor);
            return;
        }

        double wrong = receptor.Sign switch
        {
            WeightSign.NonNegative => Negative,
            WeightSign.NonPositive => Positive,
            _ => 0,
        };
        if (wrong > Never) ReportSign(receptor, wrong);
        else if (target.SpikeCount is not null && receptor.Input.Dimension.IsNone) CheckWhole();
    }

    /// <summary>Weights that become numbers of spikes, as those of a parrot.</summary>
    private void CheckWhole()
    {
        bool isWhole = projection.Weight switch
        {
            ConstantDistribution constant => double.IsInteger(constant.Value.Value),
            ArrayDistribution array => array.Values.All(double.IsInteger),
            _ => false,
        };
        if (isWhole) return;
        string found = projection.Weight is ConstantDistribution given ? $"is {given.Value}" : "is not a whole number everywhere";
        findings.Warning(_weight, $"{found}, but '{target.Name}' emits as many spikes as the sum of the weights that arrive in a step, rounded down. Give 1 to count each spike once.");
    }

    private void CheckUnnamed()
    {
        if (target.Receptors is [var only])
        {
            CheckNamed(only);
            return;
        }

        var chosen = new List<ReceptorDefinition>();
        if (Positive > Never || Negative <= Never) Choose(negative: false, chosen);
        if (Negative > Never) Choose(negative: true, chosen);
        if (chosen.Find(receptor => receptor.Input.Dimension != projection.Weight.Dimension) is { } mismatched) ReportDimension(mismatched);
    }

    private void Choose(bool negative, List<ReceptorDefinition> chosen)
    {
        string sign = negative ? "negative" : "positive", subject = Subjects.Receptor(projection.Name);
        ReceptorDefinition[] takers = [.. target.Receptors.Where(receptor => receptor.Takes(negative))];
        if (takers.Length == 0)
        {
            findings.Error(subject, $"is not named, and no receptor of '{target.Name}' takes {sign} weights. Name one of {Names()}, or change the sign of the weight.");
            return;
        }

        chosen.Add(takers[0]);
        if (takers.Length > 1)
        {
            findings.Warning(subject, $"is not named, and '{target.Name}' has several receptors for {sign} weights: the first of "
                + $"{Phrases.List(takers.Select(receptor => receptor.Name))} is taken. Name the one that is meant.");
        }
    }

    private void ReportDimension(ReceptorDefinition receptor)
    {
        string found = projection.Weight is ConstantDistribution constant ? constant.Value.ToString() : Phrases.Kind(projection.Weight.Dimension);
        string expected = Phrases.Kind(receptor.Input.Dimension);
        findings.Error(_weight, $"is {found}, but the receptor '{receptor.Name}' of '{target.Name}' takes {expected}. Give {expected}.");
    }

    private void ReportSign(ReceptorDefinition receptor, double wrong)
    {
        string rule = receptor.Sign == WeightSign.NonNegative ? "0 or more" : "0 or less";
        bool isPositive = receptor.Sign == WeightSign.NonPositive;
        string other = target.Receptors.FirstOrDefault(candidate => candidate.Takes(!isPositive)) is { } suitable ? $", or the receptor '{suitable.Name}'" : "";
        string taker = $"the receptor '{receptor.Name}' of '{target.Name}' takes weights of {rule}";
        switch (projection.Weight)
        {
            case ConstantDistribution constant:
                findings.Error(_weight, $"is {constant.Value}, but {taker}. Change the sign{other}.");
                break;
            case ArrayDistribution array:
                int index = array.Values.AsSpan().IndexOfSign(isPositive ? 1 : -1);
                findings.Error(_weight, $"is {Phrases.Value(array.Values[index], array.Dimension)} at index {index}, but {taker}. Change the sign{other}.");
                break;
            case var _ when wrong > 1 - Never:
                findings.Error(_weight, $"has the wrong sign: {taker}. Change the sign{other}.");
                break;
            default:
                findings.Error(_weight, $"has the wrong sign in {Phrases.Percent(wrong)} of the draws: {taker}. Give 0 as a bound, to clip or to redraw.");
                break;
        }
    }

    private double Negative => DistributionLaw.Below(projection.Weight, 0);

    private double Positive => 1 - DistributionLaw.Below(projection.Weight, double.Epsilon);

    private string Names() => Phrases.List(target.Receptors.Select(receptor => receptor.Name));
}
