namespace Glia.Models;

/// <summary>Writes one synapse model as YAML; what has its default is left out.</summary>
internal static class SynapseModelWriter
{
    public static string Write(SynapseModel model) => ModelEmitter.Document(emitter =>
    {
        emitter.Entry("name", model.Name);
        emitter.Entry("summary", model.Summary);
        emitter.Entry("description", model.Documentation);
        emitter.Entry("equations", model.Equations);
        emitter.Entry("on_pre", model.OnPre);
        emitter.Entry("on_post", model.OnPost);
        emitter.Entry("run_regularly", model.RunRegularly);
        emitter.Entry("interval", model.Interval);
        if (model.Delay != DelaySite.Axonal) emitter.Entry("delay", DelaySites.Name(model.Delay));
        emitter.Values("parameters", model.Parameters);
        emitter.Values("initial", model.Initial);
        emitter.Functions($"synapse model '{model.Name}'", model.Functions);
        emitter.Entry("method", model.Method);
        emitter.References(model.References);
    });
}
