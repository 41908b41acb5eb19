using System.Collections.Immutable;
using Glia.Equations.Checking;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Synapses;

/// <summary>The texts of a synapse model.</summary>
internal sealed class SynapseTexts : ModelTexts
{
    private readonly SynapseModel _model;

    public SynapseTexts(SynapseModel model, Dimension weight, List<Finding> findings)
        : base(new SynapseDialect(weight), model.Name, Subject(model), model.Origin, model.Equations, findings)
    {
        _model = model;
        OnPre = Statements("on_pre", model.OnPre);
        OnPost = Statements("on_post", model.OnPost);
        RunRegularly = Statements("run_regularly", model.RunRegularly);
    }

    public override ImmutableDictionary<string, string> Parameters => _model.Parameters;

    public override ImmutableDictionary<string, string> Initial => _model.Initial;

    public override ImmutableDictionary<string, UserFunction> Functions => _model.Functions;

    public StatementText OnPre { get; }

    public StatementText OnPost { get; }

    public StatementText RunRegularly { get; }

    /// <summary>How findings call a model.</summary>
    public static string Subject(SynapseModel model) => $"synapse model '{model.Name}'";

    public override IEnumerable<StatementText> Statements() => [OnPre, OnPost, RunRegularly];
}
