using System.Globalization;

namespace Glia.Gallery.Circuits;

/// <summary>What the machine's memory allows and what this process has used of it.</summary>
public static class MachineMemory
{
    /// <summary>Bytes that a process can still take: the system's estimate, within the limit of a container.</summary>
    public static long AvailableBytes()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        long limit = info.TotalAvailableMemoryBytes;
        return ReadKilobytes("/proc/meminfo", "MemAvailable:") is { } available ? Math.Min(available, limit) : limit;
    }

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
