using System.Text;
using Glia.Errors;
using Glia.Networks.Files;

namespace Glia.Tests.Networks.Files;

/// <summary>Broken and hostile files give findings, never another exception, a hang or a flood of memory.</summary>
public sealed class NetworkFileFuzzTests
{
    /// <summary>Short, but with something of every section.</summary>
    private const string Seed = """
        name: fuzz
        seed: 42
        time_step: 0.1 ms
        duration: 45 ms
        models:
          - name: m
            equations: "dv/dt = (E - v)/tau : volt\nE : volt\ntau : second"
            threshold: v > -50*mV
            reset: v = E
            receptors: {r: {on_arrival: v += w, unit: mV}}
            parameters: {E: -70 mV, tau: 10 ms}
        populations:
          A: {size: 9, model: m, parameters: {tau: {normal: {mean: 20 ms, sd: 1 ms, low: 1 ms}}}, positions: {grid: {columns: 3, rows: 3, width: 1 mm, height: 1 mm}}}
          S: {model: step_current, parameters: {amplitude: {times: [0 ms, 5 ms], values: [0 pA, 5 pA]}}}
          T: {model: spike_times, parameters: {spike_times: [[10 ms, 20.5 ms]]}}
        projections:
          - {from: A, to: A, rule: {fixed_in_degree: 3}, weight: 2 mV, delay: 1.5 ms, autapses: false}
          - {from: A, to: A, rule: {distance: {kernel: disc, probability: 0.5, scale: 1 mm, torus: [1 mm, 1 mm]}}, weight: {uniform: [1 mV, 2 mV]}, delay: 1 ms}
          - {from: T, to: A, rule: {csr: {offsets: [0, 2], targets: [0, 8]}}, weight: {array: {values: [1, 2], unit: mV}}, delay: 1 ms}
        record:
          - {spikes: A, neurons: [0, 2..4]}
          - {states: A, variables: [v], every: 5}
          - {rate: A, bin: 0.5 ms}
        simulation: {threads: 2, precision: float64}
        """;

    [Fact]
    public void The_seed_is_sound() => Assert.Empty(NetworkFile.Parse(Seed).Findings);

    [Fact]
    public void A_file_cut_off_anywhere_is_read_or_reported()
    {
        for (int length = 0; length < Seed.Length; length++) AssertReadOrReported(Seed[..length]);
    }

    [Fact]
    public void A_file_with_flipped_bits_is_read_or_reported()
    {
        var random = new System.Random(1);
        byte[] bytes = Encoding.UTF8.GetBytes(Seed);
        for (int i = 0; i < 1500; i++)
        {
            byte[] broken = [.. bytes];
            for (int flips = random.Next(1, 4); flips > 0; flips--) broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            AssertReadOrReported(Encoding.UTF8.GetString(broken));
        }
    }

    [Fact]
    public void A_file_with_words_exchanged_is_read_or_reported()
    {
        var random = new System.Random(2);
        string[] words = Seed.Split(' ');
        string[] hostile = ["", "[]", "{}", "~", "-1", "0", "1e308", "-1e308", "9223372036854775807", "99999999999999999999", "inf", "nan", "1e-320 ms", "0..9000000000", "'", "\"", "&a", "*a", "!!x", "|", ": :", "\t", "\0"];
        for (int i = 0; i < 1000; i++)
        {
            string[] broken = [.. words];
            broken[random.Next(broken.Length)] = random.Next(2) == 0 ? hostile[random.Next(hostile.Length)] : words[random.Next(words.Length)];
            AssertReadOrReported(string.Join(' ', broken));
        }
    }

    [Theory]
    [InlineData("size: 9", "size: 9223372036854775807")]
    [InlineData("size: 9", "size: 99999999999999999999")]
    [InlineData("size: 9", "size: -9223372036854775808")]
    [InlineData("columns: 3", "columns: 2147483648")]
    [InlineData("fixed_in_degree: 3", "fixed_in_degree: 9223372036854775807")]
    [InlineData("fixed_in_degree: 3", "fixed_total_number: -9223372036854775808")]
    [InlineData("[0, 2..4]", "0..9223372036854775806")]
    [InlineData("[0, 2..4]", "-3..2")]
    [InlineData("[0, 2..4]", "4..2")]
    [InlineData("[0, 2]", "[0, 2147483647, 2]")]
    [InlineData("[0, 2]", "[-5, 2]")]
    [InlineData("time_step: 0.1 ms", "time_step: 1e-300 ms")]
    [InlineData("time_step: 0.1 ms", "time_step: inf ms")]
    [InlineData("every: 5", "every: 9223372036854775807")]
    [InlineData("threads: 2", "threads: 9223372036854775807")]
    [InlineData("seed: 42", "seed: 18446744073709551616")]
    [InlineData("tau: 10 ms}", "tau: 1/0 ms}")]
    [InlineData("sd: 1 ms", "sd: nan ms")]
    [InlineData("weight: 2 mV", "weight: .nan mV")]
    [InlineData("weight: 2 mV", "weight: -inf mV")]
    [InlineData("probability: 0.5", "probability: 50")]
    [InlineData("scale: 1 mm", "scale: 0 mm")]
    public void Hostile_numbers_are_reported(string sound, string hostile)
    {
        Assert.Contains(sound, Seed, StringComparison.Ordinal);
        var exception = Assert.Throws<GliaException>(() => NetworkFile.Parse(Seed.Replace(sound, hostile, StringComparison.Ordinal), "net.yaml"));
        Assert.Contains(exception.Findings, finding => finding.Severity == Severity.Error && finding.Location is not null);
    }

    [Fact]
    public void Errors_have_a_place()
    {
        var exception = Assert.Throws<GliaException>(() => NetworkFile.Parse(Seed.Replace("tau: 10 ms}", "tau: 10 mV}", StringComparison.Ordinal), "net.yaml"));
        Assert.All(exception.Findings, finding => Assert.Equal("net.yaml", finding.Location?.Source));
    }

    private static void AssertReadOrReported(string text)
    {
        try
        {
            NetworkFile.Parse(text);
        }
        catch (GliaException exception)
        {
            Assert.NotEmpty(exception.Findings);
            Assert.All(exception.Findings, finding => Assert.NotEmpty(finding.Message));
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}\n{text}");
        }
    }
}
