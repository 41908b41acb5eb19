using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>Checks receptors: unit and sign of the weights, and that arrivals are linear in <c>w</c>, so that spikes that arrive together add up.</summary>
internal sealed class ReceptorChecker(NeuronModel model, NeuronTexts texts, ModelScope scope, StatementChecker statements)
{
    private static readonly string[] s_signs = ["any", "positive", "negative"];

    /// <summary>The receptors that are sound, in port order.</summary>
    public ImmutableArray<ReceptorDefinition> Check()
    {
        var names = new HashSet<string>();
        var receptors = ImmutableArray.CreateBuilder<ReceptorDefinition>();
        for (int i = 0; i < model.Receptors.Length; i++)
        {
            Receptor receptor = model.Receptors[i];
            if (!names.Add(receptor.Name)) texts.Arrivals[i].Diagnostics.Error($"the receptor '{receptor.Name}' is defined twice.");
            if (Check(receptor, texts.Arrivals[i]) is { } definition) receptors.Add(definition);
        }

        return receptors.ToImmutable();
    }

    private ReceptorDefinition? Check(Receptor receptor, StatementText arrival)
    {
        WeightSign? sign = Sign(receptor);
        if (Unit(receptor) is not { } dimension) return null;
        var input = new Variable($"_w_{receptor.Name}", VariableKind.Input, dimension);
        var inner = new InnerScope(new Dictionary<string, Typed> { ["w"] = new(input.Value(), dimension) }, scope);
        var assigns = ImmutableArray.CreateBuilder<Assign>();
        bool usesWeight = false;
        foreach (StatementSyntax statement in arrival.Statements)
        {
            if (statements.Check(statement, inner, arrival.Diagnostics) is not { } assign) return null;
            usesWeight |= assign.Value.Reads(variable => variable == input);
            if (LinearForm.Of(assign.Value, new HashSet<Variable> { input }) is null)
                arrival.Diagnostics.Error(statement.Value.Span, "the statement must be linear in 'w', the sum of the weights of all spikes that arrive in a step.");
            assigns.Add(assign);
        }

        if (!usesWeight) arrival.Diagnostics.Error("does not use 'w', the sum of the weights that arrive; without it the statements would run in every step, with or without spikes.");
        return sign is { } known ? new ReceptorDefinition(receptor.Name, input, known, assigns.ToImmutable(), receptor.UnlessRefractory) : null;
    }

    private Dimension? Unit(Receptor receptor)
    {
        Diagnostics diagnostics = texts.Diagnostics($"receptors.{receptor.Name}.unit", receptor.Unit, $"receptor '{receptor.Name}', unit");
        if (QuantityParser.TryParseUnit(receptor.Unit, diagnostics.Source.Locate(0, receptor.Unit.Length), out Quantity unit, out Finding? finding)) return unit.Dimension;
        diagnostics.Add(finding!);
        return null;
    }

    private WeightSign? Sign(Receptor receptor)
    {
        switch (receptor.Weights)
        {
            case "any": return WeightSign.Any;
            case "positive": return WeightSign.NonNegative;
            case "negative": return WeightSign.NonPositive;
            default:
                texts.Diagnostics($"receptors.{receptor.Name}.weights", receptor.Weights, $"receptor '{receptor.Name}', weights")
                    .Error($"found '{receptor.Weights}', expected any, positive or negative.{Suggestion.For(receptor.Weights, s_signs)}");
                return null;
        }
    }
}
