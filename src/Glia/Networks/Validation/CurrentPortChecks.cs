using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks that an injected current finds an input that takes it.</summary>
internal sealed class CurrentPortChecks(FindingList findings, Projection projection, ModelSystem source, ModelSystem target)
{
    /// <param name="weightIsSound">The weights are finite and consistent, so that their dimension can be judged.</param>
    public void Check(bool weightIsSound)
    {
        if (target.CurrentInputs.IsEmpty)
        {
            findings.Error(Subjects.Target(projection.Name),
                $"is '{projection.Target.Name}', whose model '{target.Name}' has no current input, but '{source.Name}' emits a current. "
                + "Connect to a neuron with one, or declare it in the model: 'I_stim : amp (current)'.");
        }
        else
        {
            CheckPort();
        }

        if (weightIsSound && !projection.Weight.Dimension.IsNone)
        {
            string found = projection.Weight is ConstantDistribution constant ? constant.Value.ToString() : Phrases.Kind(projection.Weight.Dimension);
            findings.Error(Subjects.Weight(projection.Name),
                $"is {found}, but the weight of a current source is a factor without a unit. Give 1, and the amplitude in the source's parameters.");
        }
    }

    private void CheckPort()
    {
        string subject = Subjects.Receptor(projection.Name);
        string[] inputs = [.. target.CurrentInputs.Select(input => input.Name)];
        if (projection.Receptor is not { } name)
        {
            if (inputs.Length > 1)
                findings.Error(subject, $"is not given, but '{target.Name}' has several current inputs. Name one of {Phrases.List(inputs)}.");
        }
        else if (target.Receptors.Any(receptor => receptor.Name == name))
        {
            findings.Error(subject, $"is '{name}', a receptor for spikes, but '{source.Name}' emits a current. Current inputs of '{target.Name}': {Phrases.List(inputs)}.");
        }
        else if (!inputs.Contains(name))
        {
            findings.Error(subject, $"is '{name}', which the model '{target.Name}' does not have. Its current inputs: {Phrases.List(inputs)}.{Suggestion.For(name, inputs)}");
        }
    }
}
