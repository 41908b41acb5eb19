namespace Glia.Cli.Benchmarks;

/// <summary>How benchmarks are run.</summary>
/// <param name="Repeats">Repeats of each measurement.</param>
/// <param name="Threads">Threads of measurements that are not about one thread.</param>
/// <param name="Seed">Seed of every random number.</param>
/// <param name="Scale">Share of the neurons; figures at another scale than 1 are not compared with targets and others'.</param>
internal sealed record BenchmarkSettings(int Repeats, int Threads, ulong Seed, double Scale);
