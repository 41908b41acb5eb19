using System.Runtime.InteropServices;

namespace Glia.Simulation.Memory;

/// <summary>Hints to the kernel about large regions; where it takes none (not Linux, no such function), memory is used as it comes.</summary>
internal static unsafe partial class HugePages
{
    /// <summary>Size of a huge page on x86-64 and on 64-bit Arm with 4 kB base pages.</summary>
    public const nuint Size = 2 << 20;

    private const int DontNeed = 4, HugePage = 14;   // MADV_DONTNEED, MADV_HUGEPAGE of <sys/mman.h>

    /// <summary>Asks for huge pages; without this call Linux gives them only where its setting is 'always'.</summary>
    public static void Advise(byte* start, nuint bytes) => Call(start, bytes, HugePage);

    /// <summary>Gives the pages of a region back; reading them afterwards gives zeros or, where hints are not taken, the old content.</summary>
    public static void Discard(byte* start, nuint bytes) => Call(start, bytes, DontNeed);

    private static void Call(byte* start, nuint bytes, int advice)
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Advice(start, bytes, advice);   // a hint: its refusal changes nothing but speed
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
