namespace Glia.Models;

/// <summary>Writes one neuron or source model as YAML; what has its default is left out.</summary>
internal static class ModelWriter
{
    public static string Write(NeuronModel model) => ModelEmitter.Document(emitter =>
    {
        emitter.Entry("name", model.Name);
        emitter.Entry("summary", model.Summary);
        emitter.Entry("description", model.Documentation);
        emitter.Entry("equations", model.Equations);
        emitter.Entry("run_regularly", model.RunRegularly);
        emitter.Entry("before_threshold", model.BeforeThreshold);
        emitter.Entry("threshold", model.Threshold);
        emitter.Entry("reset", model.Reset);
        emitter.Entry("refractory", model.Refractory);
        emitter.Entry("spikes", model.Spikes);
        emitter.Entry("output", model.Output);
        emitter.Section("receptors", model.Receptors, receptor => receptor.Name, receptor => Receptor(emitter, receptor));
        emitter.Values("parameters", model.Parameters);
        emitter.Values("initial", model.Initial);
        emitter.Functions($"model '{model.Name}'", model.Functions);
        emitter.Entry("method", model.Method);
        if (model.Tolerance != new NeuronModel { Name = "" }.Tolerance) emitter.Entry("tolerance", model.Tolerance);
        if (model.ThresholdWithinStep) emitter.Entry("threshold_within_step", "true");
        emitter.References(model.References);
    });

    private static void Receptor(ModelEmitter emitter, Receptor receptor) => emitter.Mapping(() =>
    {
        emitter.Entry("on_arrival", receptor.OnArrival);
        emitter.Entry("unit", receptor.Unit);
        if (receptor.Weights != "any") emitter.Entry("weights", receptor.Weights);
        if (receptor.UnlessRefractory) emitter.Entry("unless_refractory", "true");
    });
}
