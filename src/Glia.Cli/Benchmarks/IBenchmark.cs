namespace Glia.Cli.Benchmarks;

/// <summary>One of the things that <c>glia bench</c> measures.</summary>
internal interface IBenchmark
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, in a line.</summary>
    string Summary { get; }

    /// <summary>Measures.</summary>
    /// <param name="settings">How.</param>
    /// <param name="report">Told what is being done.</param>
    /// <param name="cancellation">Stops between repeats.</param>
    Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation);
}
