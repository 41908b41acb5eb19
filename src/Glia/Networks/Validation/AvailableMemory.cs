using System.Globalization;

namespace Glia.Networks.Validation;

/// <summary>How much memory this process can still take.</summary>
public static class AvailableMemory
{
    /// <summary>The least of what the machine has free (page cache included, which gives way) and what the process's control groups still allow.</summary>
    public static long Bytes()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        long process = Math.Max(0, memory.TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false));
        long free = ReadMeminfo(ReadLines("/proc/meminfo")) ?? process;
        foreach (string group in ControlGroups(ReadLines("/proc/self/cgroup")))
            if (ReadAllowance(path => ReadLines(path), group) is { } allowance) free = Math.Min(free, allowance);
        return Math.Min(free, process);
    }

    /// <summary>MemAvailable of /proc/meminfo, in bytes; null where there is none.</summary>
    internal static long? ReadMeminfo(IEnumerable<string> lines)
    {
        string? line = lines.FirstOrDefault(text => text.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kibibytes, ..] && Number(kibibytes) is { } count ? count * 1024 : null;
    }

    /// <summary>Directories of the control groups (version 1 and 2) that may limit the process, its own and those around it.</summary>
    internal static IEnumerable<string> ControlGroups(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            if (line.Split(':', 3) is not [_, var controllers, var path]) continue;
            if (controllers.Length > 0 && !controllers.Split(',').Contains("memory")) continue;
            string root = controllers.Length > 0 ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup";
            // In a container the path is often that of the host; the limit then stands at the root.
            for (string group = path.TrimEnd('/'); group.Length > 0; group = group[..group.LastIndexOf('/')]) yield return root + group;
            yield return root;
        }
    }

    /// <summary>What a control group still allows: its limit less what it uses, without file pages that give way; null when it has no limit.</summary>
    internal static long? ReadAllowance(Func<string, IEnumerable<string>> read, string group)
    {
        long? First(string file) => Number(read($"{group}/{file}").FirstOrDefault());
        if ((First("memory.max") ?? First("memory.limit_in_bytes")) is not { } limit) return null;
        long used = First("memory.current") ?? First("memory.usage_in_bytes") ?? 0;
        string? cache = read($"{group}/memory.stat").FirstOrDefault(line => line.StartsWith("inactive_file ", StringComparison.Ordinal));
        return Math.Max(0, limit - used + (Number(cache?.Split(' ')[1]) ?? 0));
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A limit that cannot be read limits nobody's estimate.
            return [];
        }
    }
}
