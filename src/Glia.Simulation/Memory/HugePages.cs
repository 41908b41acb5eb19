using System.Runtime.InteropServices;

namespace Glia.Simulation.Memory;

/// <summary>Hints to the kernel about large regions; where it takes none (not Linux, no such function), memory is used as it comes.</summary>
internal static unsafe partial class HugePages
{
    /// <summary>Size of a huge page on x86-64 and on 64-bit Arm with 4 kB base pages.</summary>
    public const nuint Size = 2 << 20;

    private const int HugePage = 14;   // MADV_HUGEPAGE of <sys/mman.h>

    /// <summary>Asks for huge pages; without this call Linux gives them only where its setting is 'always'.</summary>
    public static void Advise(byte* start, nuint bytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Advice(start, bytes, HugePage);   // a hint: its refusal changes nothing but speed
        }
        catch (EntryPointNotFoundException)
        {
        }
        catch (DllNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advice(void* start, nuint bytes, int advice);
}
