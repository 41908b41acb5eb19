using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Subject = Glia.Analysis.Comparisons.Subject;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>A network of 4,000 neurons that sustains its own irregular activity: a benchmark of Brette et al. (2007).</summary>
public abstract record BenchmarkExperiment : CircuitExperiment
{
    /// <summary>Share of the neurons that is simulated; mean in-degrees are kept.</summary>
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
        ["Brette et al. 2007, J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6", "Vogels and Abbott 2005, J. Neurosci. 25:10786-10795"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples => [$"glia run {Name}", $"glia run {Name} --duration 5s --threads 1", $"glia run {Name} --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        ExperimentOption.For<BenchmarkExperiment>("scale", "FRACTION", "Share of the neurons that is simulated; mean in-degrees are kept", "1",
            static (e, text) => e with { Scale = OptionText.Fraction("--scale", text) }),
        .. CommonOptions,
    ];

    /// <summary>Heading of the report.</summary>
    protected abstract string Title { get; }

    /// <summary>Mean rate and accepted deviation.</summary>
    protected abstract (double Rate_Hz, double Tolerance, string Source) Expected { get; }

    /// <summary>Describes the network, recorders included.</summary>
    public abstract Circuit Describe();

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks() => [Describe().Network];

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        CircuitRecording recording = await SimulateAsync(Describe(), "", progress, cancellation).ConfigureAwait(false);
        progress?.Report(new ExperimentProgress("analyse", double.NaN));
        var measures = recording.Spikes.Select(CircuitMeasures.Of).ToImmutableArray();
        double mean_Hz = measures.Sum(m => m.Rate_Hz * m.Neurons) / measures.Sum(m => m.Neurons);
        ExperimentResult result = CircuitResults.Of(this, recording, measures) with
        {
            Comparisons = Scale == 1 ? [Comparison.Within("all", "rate", "Hz", mean_Hz, Expected.Rate_Hz, Expected.Tolerance, Expected.Source)] : [],
        };
        return Reported(result, () => CircuitReport.Of(
            Title, Summary + ".", recording, result, Settings(("scale", Scale.ToString(CultureInfo.InvariantCulture))), static name => new Subject(name)), progress);
    }
}
