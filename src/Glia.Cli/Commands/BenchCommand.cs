using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Cli.Benchmarks;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Errors;
using Glia.Gallery.Options;

namespace Glia.Cli.Commands;

/// <summary><c>glia bench</c>: measures speed and memory beside the machine's own limits.</summary>
internal static class BenchCommand
{
    public static GliaCommand Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = $"What to measure: {string.Join(", ", BenchmarkCatalog.All.Select(benchmark => benchmark.Name))} [default: all]",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = Texts,
        };
        Option<string> repeats = Setting("repeats", "Repeats of each measurement [default: 3]");
        Option<string> threads = Setting("threads", "Threads of measurements that are not about one thread [default: all processors]");
        Option<string> seed = Setting("seed", "Seed of every random number [default: 1]");
        Option<string> scale = Setting("scale", "Share of the neurons; below 1 figures are not judged by the targets [default: 1]");
        var command = new GliaCommand("bench", "Measure speed and memory, beside the machine's own limits.")
        {
            Details = "Prints machine, commit and seed, the limits of the machine's memory measured in the same run, and for each figure the median and the spread "
                + "of its repeats with what other simulators took on a machine of this kind. Run it on an idle machine.",
            Examples = ["glia bench", "glia bench microcircuit --repeats 5", "glia bench neurons --json", "glia bench microcircuit --scale 0.1"],
            Run = (parsed, terminal, cancellation) => RunAsync(
                Chosen(parsed.GetValue(names) ?? []),
                new BenchmarkSettings(
                    Value(parsed, repeats, 3, OptionText.Count), Value(parsed, threads, Environment.ProcessorCount, OptionText.Count),
                    Value(parsed, seed, 1UL, (option, text, _) => OptionText.Seed(option, text)),
                    Value(parsed, scale, 1.0, (option, text, _) => OptionText.Fraction(option, text))),
                terminal, cancellation),
        };
        command.Add(names);
        foreach (Option option in (Option[])[repeats, threads, seed, scale]) command.Add(option);
        return command;
    }

    private static Option<string> Setting(string name, string description) =>
        new("--" + name) { Description = description, HelpName = "N", CustomParser = result => result.Tokens[0].Value };

    private static string[] Texts(ArgumentResult result) => [.. result.Tokens.Select(token => token.Value)];

    private static T Value<T>(ParseResult parsed, Option<string> option, T @default, Func<string, string, int, T> read)
    {
        try
        {
            return parsed.GetValue(option) is { } text ? read(option.Name, text, 1) : @default;
        }
        catch (GliaException exception)
        {
            throw new UsageException(exception.Findings);
        }
    }

    private static IReadOnlyList<IBenchmark> Chosen(string[] names)
    {
        if (names.Length == 0) return BenchmarkCatalog.All;
        return [.. names.Select(name => BenchmarkCatalog.All.FirstOrDefault(benchmark => benchmark.Name == name)
            ?? throw new UsageException("glia bench",
                $"there is no benchmark '{name}'.{Suggestion.For(name, BenchmarkCatalog.All.Select(benchmark => benchmark.Name))} See 'glia bench --help'."))];
    }

    private static async Task<int> RunAsync(IReadOnlyList<IBenchmark> benchmarks, BenchmarkSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Error.WriteLine("measuring the machine's limits");
        IReadOnlyList<MachineLimits> limits = MachineLimits.Measure(settings.Threads);
        if (!terminal.Json) BenchmarkWriter.WriteMachine(terminal.Out, settings, limits);
        var results = new JsonObject();
        foreach (IBenchmark benchmark in benchmarks)
        {
            IReadOnlyList<BenchmarkRow> rows = await benchmark.RunAsync(
                settings, what => terminal.Error.WriteLine($"{benchmark.Name}: {what}"), cancellation).ConfigureAwait(false);
            if (settings.Scale != 1) rows = [.. rows.Select(row => row.Unjudged())];
            if (terminal.Json) results[benchmark.Name] = BenchmarkWriter.ToJson(rows);
            else BenchmarkWriter.WriteRows(terminal.Out, benchmark, rows);
        }

        if (terminal.Json) JsonText.Write(terminal.Out, BenchmarkWriter.ToJson(settings, limits, results));
        return ExitCode.Success;
    }
}
