using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glia.Cli.Benchmarks;

/// <summary>Which machine and which build a figure comes from.</summary>
internal static class MachineDescription
{
    /// <summary>Name and value of each fact.</summary>
    public static IReadOnlyList<(string Name, string Value)> Facts() =>
    [
        ("machine", $"{Processor()}, {Environment.ProcessorCount} logical processors, {VectorWidth()}-bit vectors"),
        ("memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F1} GB")),
        ("system", $"{RuntimeInformation.OSDescription.Trim()}, .NET {Environment.Version}"),
        ("load", Load()),
        ("commit", Commit()),
    ];

    /// <summary>The commit that the command was built from.</summary>
    public static string Commit()
    {
        string? version = typeof(MachineDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        int plus = version?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        return plus < 0 ? "unknown" : version![(plus + 1)..];
    }

    private static string Processor() =>
        ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static int VectorWidth() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    /// <summary>How busy the machine was: figures of a busy machine are not comparable.</summary>
    private static string Load() => ReadLines("/proc/loadavg").FirstOrDefault() is { } line ? $"{line.Split(' ')[0]} (mean of the last minute)" : "unknown";

    private static IEnumerable<string> ReadLines(string path) => File.Exists(path) ? File.ReadLines(path) : [];
}
