using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Cell assemblies formed by STDP and recalled from parts, sequences replayed from their beginning, and how many patterns a network can hold.</summary>
public sealed record AssociativeMemoryExperiment : ProtocolExperiment
{
    /// <summary>The share of a pattern with which capacity is measured and results are compared.</summary>
    private const double Half = 0.5;

    private const int Rounds = 6, MostTested = 20;

    private static readonly ImmutableArray<double> s_fractions = [0.1, 0.2, 0.3, 0.4, Half, 0.6, 0.8, 1];

    private static readonly ImmutableArray<int> s_usualCapacity = [10, 20, 40, 60, 80, 100, 120, 160];

    /// <summary>Excitatory neurons; a quarter as many are inhibitory.</summary>
    public int Neurons { get; init; } = 800;

    /// <summary>Active neurons of a pattern.</summary>
    public int Active { get; init; } = 40;

    /// <summary>Patterns stored as assemblies.</summary>
    public int Patterns { get; init; } = 20;

    /// <summary>Sequences stored.</summary>
    public int Sequences { get; init; } = 3;

    /// <summary>Groups of a sequence.</summary>
    public int Length { get; init; } = 8;

    /// <summary>Numbers of patterns for which recall is measured; empty for none.</summary>
    public ImmutableArray<int> Capacity { get; init; } = s_usualCapacity;

    /// <inheritdoc/>
    public override string Name => "associative-memory";

    /// <inheritdoc/>
    public override string Summary => "Cell assemblies formed by STDP: recall from partial cues, replay of sequences, capacity";

    /// <inheritdoc/>
    public override string Description =>
        """
        800 excitatory neurons, all connected to each other by synapses that learn, and 200 inhibitory ones. Patterns of 40 neurons are made to fire together, six times
        each. A symmetric rule of spike timing, as at synapses between pyramidal cells of CA3, strengthens the synapses within each pattern; then a part of a pattern
        makes the rest of it fire. A control that does not learn completes nothing. With an asymmetric rule groups of neurons that fire one after the other come to
        drive each other in that order: the first group of a sequence makes all of it replay, and a group in the middle what follows it.

        While the network learns, its synapses transmit a tenth, and in recall they do not change, as acetylcholine is thought to arrange it. The capacity plot shows
        recall from half of a pattern over the number of patterns, and the share of strong synapses beside that of Willshaw et al. (1969). Network and constants are
        this project's own, and so are the bands that results are held to, but for this share.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
    [
        "Willshaw, Buneman and Longuet-Higgins 1969, Nature 222:960-962, doi:10.1038/222960a0", "Marr 1971, Phil. Trans. R. Soc. B 262:23-81, doi:10.1098/rstb.1971.0078",
        "Mishra, Kim, Guzman and Jonas 2016, Nat. Commun. 7:11552, doi:10.1038/ncomms11552", "Song, Miller and Abbott 2000, Nat. Neurosci. 3:919-926, doi:10.1038/78829",
        "Hasselmo 2006, Curr. Opin. Neurobiol. 16:710-715, doi:10.1016/j.conb.2006.09.002",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
    [
        "glia run associative-memory", "glia run associative-memory --patterns 40 --capacity none", "glia run associative-memory --neurons 2000 --active 60 --capacity 50,100,200,400",
        "glia run associative-memory --sequences 5 --length 6 --seed 2 --json",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        Option("neurons", "N", "Excitatory neurons; a quarter as many are inhibitory", "800", static (e, text) => e with { Neurons = OptionText.Count("--neurons", text, 20) }),
        Option("active", "N", "Active neurons of a pattern", "40", static (e, text) => e with { Active = OptionText.Count("--active", text, 5) }),
        Option("patterns", "N", "Patterns stored as assemblies", "20", static (e, text) => e with { Patterns = OptionText.Count("--patterns", text) }),
        Option("sequences", "N", "Sequences stored", "3", static (e, text) => e with { Sequences = OptionText.Count("--sequences", text) }),
        Option("length", "N", "Groups of a sequence", "8", static (e, text) => e with { Length = OptionText.Count("--length", text, 3) }),
        Option("capacity", "LIST", "Numbers of patterns for which recall is measured, or none", string.Join(", ", s_usualCapacity), static (e, text) => e with { Capacity = Numbers(text) }),
        .. ProtocolOptions.Where(option => option.Name is "threads" or "seed" or "precision" or "format" or "out"),
    ];

    /// <inheritdoc/>
    internal override Quantities.Time Recorded => Plan(PatternsOf(Patterns), s_fractions).Duration;

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks()
    {
        Check();
        return [AssemblyNetwork(Plan(PatternsOf(Patterns), s_fractions), PatternsOf(Patterns)).Circuit.Network];
    }

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check();
        var parts = new MemoryParts { Assemblies = await AssembliesAsync(Patterns, s_fractions, learns: true, "assemblies", progress, cancellation).ConfigureAwait(false) };
        if (parts.Completed) parts = parts with { Control = await AssembliesAsync(Patterns, s_fractions, learns: false, "assemblies-control", progress, cancellation).ConfigureAwait(false) };
        if (parts.Completed) parts = parts with { Sequences = await SequencesAsync(learns: true, "sequences", progress, cancellation).ConfigureAwait(false) };
        if (parts.Completed) parts = parts with { SequenceControl = await SequencesAsync(learns: false, "sequences-control", progress, cancellation).ConfigureAwait(false) };
        foreach (int count in Capacity)
        {
            if (!parts.Completed || cancellation.IsCancellationRequested) break;
            string label = string.Create(CultureInfo.InvariantCulture, $"capacity {count}");
            // Neither kept nor told to others: only the one number is wanted.
            AssemblyOutcome stored = await (this with { OutputDirectory = null, Host = null }).AssembliesAsync(count, [Half], learns: true, label, progress, cancellation).ConfigureAwait(false);
            if (stored.Weights is null || !stored.Recording.Run.Completed) break;
            parts = parts with
            {
                Capacity = parts.Capacity.Add(new CapacityPoint(count, stored.At(Half), stored.Weights.StrongShare, PatternSet.ExpectedShare(count, Active, Neurons))),
            };
        }

        ExperimentResult result = new MemoryOutcome(parts, Half, Capacity.Length).Result(Name);
        return Reported(result, () => MemoryReport.Of(result, parts,
        [
            new("excitatory neurons", Number(Neurons)), new("active in a pattern", Number(Active)), new("patterns", Number(Patterns)), new("sequences", Number(Sequences)),
            new("groups of a sequence", Number(Length)), new("seed", Seed.ToString(CultureInfo.InvariantCulture)), new("precision", Precision.ToString().ToLowerInvariant()),
        ]), progress);
    }

    private async Task<AssemblyOutcome> AssembliesAsync(
        int count, ImmutableArray<double> fractions, bool learns, string label, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        PatternSet patterns = PatternsOf(count);
        AssemblyProtocol protocol = Plan(patterns, fractions);
        MemoryNetwork network = AssemblyNetwork(protocol, patterns);
        LearnedWeights? weights = null;
        var growth = ImmutableArray.CreateBuilder<(double, double)>();
        bool isCourseWanted = learns && fractions.Length > 1;
        void Observe(int round, Simulation.Simulation simulation)
        {
            if (!isCourseWanted && round < Rounds) return;
            weights = LearnedWeights.Of(network, Neurons, simulation);
            if (isCourseWanted) growth.Add((weights.Mean(patterns.Share), weights.Mean((source, target) => !patterns.Share(source, target))));
        }

        CircuitRecording recording = await SimulateAsync(network.Circuit, label, protocol.Stages(network, learns, Observe), null, progress, cancellation).ConfigureAwait(false);
        return new AssemblyOutcome
        {
            Patterns = patterns, Protocol = protocol, Recording = recording, Growth = growth.ToImmutable(), Weights = recording.Run.Completed ? weights : null,
        };
    }

    private async Task<SequenceOutcome> SequencesAsync(bool learns, string label, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var protocol = new SequenceProtocol(Seed, PatternsOf(Sequences * Length), Length);
        MemoryNetwork network = MemoryNetwork.Describe(Seed, protocol.Groups, GatedSynapse.Asymmetric, MemoryNetwork.SequenceWeight,
            [("lambda", 0.5), ("tau_plus", 10 * ms), ("tau_minus", 10 * ms)], protocol.Input);
        LearnedWeights? weights = null;
        CircuitRecording recording = await SimulateAsync(
            network.Circuit, label, protocol.Stages(network, learns, simulation => weights = LearnedWeights.Of(network, Neurons, simulation)), null, progress, cancellation).ConfigureAwait(false);
        return new SequenceOutcome { Protocol = protocol, Recording = recording, Weights = recording.Run.Completed ? weights : null };
    }

    private AssemblyProtocol Plan(PatternSet patterns, ImmutableArray<double> fractions) => new(Seed, patterns, Rounds, fractions, MostTested);

    private PatternSet PatternsOf(int count) => PatternSet.Draw(Seed, count, Active, Neurons);

    private MemoryNetwork AssemblyNetwork(AssemblyProtocol protocol, PatternSet patterns) => MemoryNetwork.Describe(
        Seed, patterns, GatedSynapse.Symmetric, MemoryNetwork.AssemblyWeight, [("lambda", 0.2), ("tau", 20 * ms)], protocol.Input);

    private void Check()
    {
        if (2 * Active > Neurons)
            throw new GliaException("--active", $"a pattern of {Active} is more than half of the {Neurons} excitatory neurons. Give fewer, or more --neurons.");
    }

    private static ImmutableArray<int> Numbers(string text) => text == "none" ? [] : [.. text.Split(',').Select(part => OptionText.Count("--capacity", part.Trim())).Order()];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static ExperimentOption Option(
        string name, string value, string description, string @default, Func<AssociativeMemoryExperiment, string, AssociativeMemoryExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);
}
