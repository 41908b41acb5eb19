using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;
using static Glia.Networks.Files.YamlText;

namespace Glia.Networks.Files;

/// <summary>Writes distributions, parameter values, rules and positions in the form that <see cref="ValueReader"/> and its like read.</summary>
internal static class ValueWriter
{
    public static string Parameter(ParameterValue value) => value switch
    {
        DistributedValue distributed => Distribution(distributed.Distribution),
        ScheduledValue schedule => Mapping(
            ("times", List(schedule.Times.Select(time => Quantity(time)))), ("values", List(schedule.Values.Select(Quantity)))),
        EventTimes { Lists: [var times] } => Times(times),
        EventTimes events => List(events.Lists.Select(Times)),
        _ => throw Unknown("parameter value", value),
    };

    /// <summary>Values by name; null when there are none.</summary>
    public static string? Parameters(ImmutableDictionary<string, ParameterValue> values) => values.IsEmpty
        ? null
        : Mapping(values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Text(pair.Key), (string?)Parameter(pair.Value))));

    public static string Distribution(Distribution distribution)
    {
        bool isBounded = distribution.Low is not null || distribution.High is not null || distribution.Bounds != OutOfBounds.Clip;
        return distribution switch
        {
            ConstantDistribution constant when !isBounded => Quantity(constant.Value),
            ConstantDistribution constant => Shaped("constant", distribution, ("value", Quantity(constant.Value))),
            UniformDistribution uniform when !isBounded => Mapping(("uniform", List([Quantity(uniform.From), Quantity(uniform.To)]))),
            UniformDistribution uniform => Shaped("uniform", distribution, ("from", Quantity(uniform.From)), ("to", Quantity(uniform.To))),
            NormalDistribution normal => Shaped("normal", distribution, ("mean", Quantity(normal.Mean)), ("sd", Quantity(normal.StandardDeviation))),
            LognormalDistribution lognormal => Shaped("lognormal", distribution,
                ("mu", Number(lognormal.Mu)), ("sigma", Number(lognormal.Sigma)), ("unit", Quantity(lognormal.Unit))),
            ArrayDistribution array => Shaped("array", distribution, ("values", List(array.Values.Select(Number))), ("unit", Unit(array.Dimension))),
            _ => throw Unknown("distribution", distribution),
        };
    }

    public static string Rule(ConnectionRule rule) => rule switch
    {
        OneToOne => "one_to_one",
        AllToAll => "all_to_all",
        PairwiseBernoulli bernoulli => Mapping(("pairwise_bernoulli", Number(bernoulli.Probability))),
        FixedInDegree inDegree => Mapping(("fixed_in_degree", $"{inDegree.InDegree}")),
        FixedOutDegree outDegree => Mapping(("fixed_out_degree", $"{outDegree.OutDegree}")),
        FixedTotalNumber total => Mapping(("fixed_total_number", $"{total.Number}")),
        DistanceDependent distance => Mapping(("distance", Distance(distance))),
        ExplicitPairs pairs => Mapping(("pairs", Mapping(("sources", Integers(pairs.Sources)), ("targets", Integers(pairs.Targets))))),
        _ => throw Unknown("connection rule", rule),
    };

    public static string Positions(Positions positions) => positions switch
    {
        GridPositions grid => Mapping(("grid", Mapping(
            ("columns", $"{grid.Columns}"), ("rows", $"{grid.Rows}"), ("width", Quantity(grid.Width)), ("height", Quantity(grid.Height))))),
        RandomPositions random => Mapping(("random", Mapping(("width", Quantity(random.Width)), ("height", Quantity(random.Height))))),
        ExplicitPositions given => Mapping(("explicit", Mapping(
            ("x", Lengths(given.X)), ("y", Lengths(given.Y)), ("z", given.Z.IsDefaultOrEmpty ? null : Lengths(given.Z))))),
        _ => throw Unknown("kind of positions", positions),
    };

    private static string Distance(DistanceDependent rule) => Mapping(
        ("kernel", rule.Kernel switch { DistanceKernel.Gaussian => "gaussian", DistanceKernel.Exponential => "exponential", _ => "disc" }),
        ("probability", Number(rule.PeakProbability)),
        ("scale", Quantity(rule.Scale)),
        ("maximum", rule.MaximumDistance is { } maximum ? Quantity(maximum) : null),
        ("torus", rule.Torus is var (width, height) ? List([Quantity(width), Quantity(height)]) : null));

    private static string Shaped(string kind, Distribution distribution, params (string, string?)[] parts) => Mapping((kind, Mapping(
    [
        .. parts,
        ("low", distribution.Low is { } low ? Quantity(low) : null),
        ("high", distribution.High is { } high ? Quantity(high) : null),
        ("bounds", distribution.Bounds == OutOfBounds.Redraw ? "redraw" : null),
    ])));

    private static string? Unit(Dimension dimension) => dimension.IsNone ? null : CustomaryUnits.Symbol(dimension);

    private static string Times(ImmutableArray<Time> times) => List(times.Select(time => Quantity(time)));

    private static string Lengths(ImmutableArray<double> lengths_um) => List(lengths_um.Select(length => Quantity(Length.FromInternal(length))));

    private static string Integers(ImmutableArray<int> numbers) => List(numbers.Select(number => $"{number}"));

    private static GliaException Unknown(string what, object value) => new("network", $"has a {what} '{value.GetType().Name}', which the file format does not know.");
}
