using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

/// <summary>A sound network to be spoilt by one thing per test.</summary>
public abstract class ValidationFixture
{
    private protected static Population Neurons(long size = 10, string name = "E") => new() { Name = name, Size = size, Model = TestModels.Neuron };

    private protected static Network With(params object[] parts)
    {
        var network = new Network();
        foreach (object part in parts)
        {
            if (part is Population population) network.Add(population);
            if (part is Projection projection) network.Add(projection);
            if (part is Recorder recorder) network.Add(recorder);
        }

        return network;
    }

    private protected static Projection Project(Population source, Population target, ConnectionRule? rule = null) => new()
    {
        Name = "wires", Source = source, Target = target, Rule = rule ?? new AllToAll(), Weight = 20 * pA, Delay = 1.5 * ms,
    };

    private protected static ImmutableArray<Finding> Validate(Network network) => NetworkValidator.Validate(network);

    private protected static void AssertNothing(Network network) => Assert.Empty(Validate(network));

    /// <summary>Exactly one finding, and what it says.</summary>
    private protected static void AssertOne(Severity severity, string expected, Network network)
    {
        Finding finding = Assert.Single(Validate(network));
        Assert.Equal(expected, finding.ToString());
        Assert.Equal(severity, finding.Severity);
    }

    private protected static void AssertError(string expected, params object[] parts) => AssertOne(Severity.Error, expected, With(parts));

    private protected static void AssertWarning(string expected, params object[] parts) => AssertOne(Severity.Warning, expected, With(parts));
}
