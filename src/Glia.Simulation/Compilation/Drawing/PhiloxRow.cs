using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Random;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>The generator for 64 consecutive entities at once: the same bits as <see cref="Philox.Bits"/>.</summary>
internal static unsafe class PhiloxRow
{
    /// <summary>Fills 64 words for the entities 64·row to 64·row + 63.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ref KernelArguments arguments, int first, int draw, uint* words)
    {
        long entity = arguments.FirstIndex + first;
        for (int k = 0; k < 64; k++) words[k] = Philox.Bits((arguments.Key0, arguments.Key1), entity + k, arguments.Step, draw);
    }
}
