using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;

namespace Glia.Equations.Checking;

/// <summary>The texts of a neuron or source model.</summary>
internal sealed class NeuronTexts : ModelTexts
{
    private readonly NeuronModel _model;

    public NeuronTexts(NeuronModel model, List<Finding> findings)
        : base(new NeuronDialect(model), model.Name, $"model '{model.Name}'", model.Origin, model.Equations, findings)
    {
        _model = model;
        RunRegularly = Statements("run_regularly", model.RunRegularly);
        BeforeThreshold = Statements("before_threshold", model.BeforeThreshold);
        Reset = Statements("reset", model.Reset);
        Arrivals = [.. model.Receptors.Select(receptor => Statements($"receptors.{receptor.Name}.on_arrival", receptor.OnArrival, $"receptor '{receptor.Name}', on_arrival"))];
    }

    public override ImmutableDictionary<string, string> Parameters => _model.Parameters;

    public override ImmutableDictionary<string, string> Initial => _model.Initial;

    public override ImmutableDictionary<string, UserFunction> Functions => _model.Functions;

    public StatementText RunRegularly { get; }

    public StatementText BeforeThreshold { get; }

    public StatementText Reset { get; }

    /// <summary>What the arrival of spikes does, one per receptor.</summary>
    public ImmutableArray<StatementText> Arrivals { get; }

    public override IEnumerable<StatementText> Statements() => [RunRegularly, BeforeThreshold, Reset, .. Arrivals];
}
