using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;

namespace Glia.Simulation.Saving;

/// <summary>Descriptions as texts that are equal when the descriptions are: what must stay as it is for a state to have a meaning, and what may change in a branch.</summary>
/// <remarks>Functions given as C# code and streams of modulators count by their names: code cannot be compared.</remarks>
internal static class DescriptionText
{
    /// <summary>Size, model and positions of a population.</summary>
    public static string Structure(Population population) =>
        Join(Number(population.Size), Model(population.Model), population.Positions is { } positions ? Safe(positions, ValueWriter.Positions) : "");

    /// <summary>Parameters, initial values and the integrator of a population.</summary>
    public static string Values(Population population) => Join(
        population.Model.Method, population.Model.Tolerance, Texts(population.Model.Parameters), Texts(population.Model.Initial),
        Parameters(population.Parameters), Parameters(population.Initial));

    /// <summary>Who is connected to whom, with which delays and by what kind of synapse.</summary>
    public static string Structure(Projection projection) => Join(
        projection.Source.Name, projection.Target.Name, Safe(projection.Rule, ValueWriter.Rule), projection.Rule.Autapses ? "autapses" : "",
        projection.Rule.Multapses ? "multapses" : "", Safe(projection.Delay, ValueWriter.Distribution), projection.Receptor ?? "",
        projection.Synapse is { } synapse ? Model(synapse) : "", Join([.. projection.Modulators.Keys.Order(StringComparer.Ordinal)]),
        projection.Structure is null ? "" : "comes and goes");

    /// <summary>Weights, parameters, initial values and modulators of a projection.</summary>
    public static string Values(Projection projection) => Join(
        Safe(projection.Weight, ValueWriter.Distribution), projection.Synapse is { } synapse ? Join(Texts(synapse.Parameters), Texts(synapse.Initial), synapse.Method) : "",
        Parameters(projection.Parameters), Parameters(projection.Initial),
        Join([.. projection.Modulators.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Join(pair.Key, Modulator(pair.Value)))]),
        projection.Structure is { } structure ? Growth(structure) : "");

    /// <summary>What is recorded and how.</summary>
    public static string Values(Recorder recorder) => recorder switch
    {
        SpikeRecorder spikes => Join("spikes", spikes.Population.Name, Join([.. spikes.Neurons.Select(Number)])),
        StateRecorder states => Join("states", states.Population.Name, Join([.. states.Variables]), Join([.. states.Neurons.Select(Number)]), Number(states.Every)),
        SynapseRecorder synapses => Join(
            "synapses", synapses.Projection.Name, Join([.. synapses.Variables]), Join([.. synapses.Synapses.Select(Number)]), Number(synapses.Every)),
        RateRecorder rate => Join("rate", rate.Population.Name, Number(rate.Bin)),
        _ => Safe(recorder, static other => other.ToString()),
    };

    private static string Model(NeuronModel model)
    {
        NeuronModel plain = model with { Summary = "", Documentation = "", References = [], Origin = null, Method = "", Tolerance = "" };
        return Join(plain.ToString(), Join([.. model.Receptors.Select(receptor => receptor.ToString())]), Functions(model.Functions));
    }

    private static string Model(SynapseModel model)
    {
        SynapseModel plain = model with { Summary = "", Documentation = "", References = [], Origin = null, Method = "" };
        return Join(plain.ToString(), Functions(model.Functions));
    }

    private static string Functions(ImmutableDictionary<string, UserFunction> functions) => Join(
        [.. functions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Join(pair.Key, pair.Value is ExpressionFunction expression ? expression.Text : "code"))]);

    private static string Modulator(Modulator modulator) => modulator switch
    {
        PopulationModulator population => Join(population.Population.Name, population.Variable, population.Mean ? "mean" : ""),
        ScheduledModulator scheduled => Safe<ParameterValue>(new ScheduledValue(scheduled.Times, scheduled.Values), ValueWriter.Parameter),
        StreamModulator stream => Join("stream", Number(stream.Regions)),
        _ => modulator.ToString(),
    };

    private static string Growth(StructuralPlasticity structure) => Join(
        Growth(structure.Axonal), Growth(structure.Dendritic), Number(structure.RateTime), Number(structure.Interval), Number(structure.VacantLoss));

    private static string Growth(GrowthCurve curve) => curve switch
    {
        LinearGrowth linear => Join("linear", Number(linear.Speed.Kilohertz), Number(linear.Target.Kilohertz)),
        GaussianGrowth gaussian => Join("gaussian", Number(gaussian.Speed.Kilohertz), Number(gaussian.Least.Kilohertz), Number(gaussian.Target.Kilohertz)),
        _ => curve.ToString(),
    };

    private static string Texts(ImmutableDictionary<string, string> texts) =>
        Join([.. texts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Join(pair.Key, pair.Value))]);

    private static string Parameters(ImmutableDictionary<string, ParameterValue> values) =>
        Join([.. values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Join(pair.Key, Safe(pair.Value, ValueWriter.Parameter)))]);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Number(Time time) => Number(time.Milliseconds);

    /// <summary>What the file format has no form for counts by how it presents itself.</summary>
    private static string Safe<T>(T value, Func<T, string> write) where T : notnull
    {
        try
        {
            return write(value);
        }
        catch (GliaException)
        {
            return value.ToString() ?? "";
        }
    }

    private static string Join(params ReadOnlySpan<string> parts) => "(" + string.Join("|", parts) + ")";
}
