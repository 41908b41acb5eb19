using System.Globalization;

namespace Glia.Gallery.Circuits;

/// <summary>What this process has used of the machine's memory. What it may still take is told by <see cref="Networks.Validation.AvailableMemory"/>.</summary>
public static class MachineMemory
{
    /// <summary>The most memory that this process has held at once.</summary>
    public static long PeakBytes()
    {
        if (ReadKilobytes("/proc/self/status", "VmHWM:") is { } peak) return peak;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static long? ReadKilobytes(string file, string label)
    {
        if (!File.Exists(file)) return null;
        string? line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal));
        if (line is null) return null;
        string number = line[label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : null;
    }
}
