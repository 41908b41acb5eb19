using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Gathering and packing of sixteen lanes at a time. What is written may reach up to a vector behind the last lane.</summary>
internal static unsafe class LaneVectors
{
    /// <summary>Lanes of a vector.</summary>
    public const int Width = 16;

    /// <summary>Elements by index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Gather(int* from, Vector512<int> index)
    {
        if (Avx2.IsSupported)
            return Vector512.Create(Avx2.GatherVector256(from, index.GetLower(), sizeof(int)), Avx2.GatherVector256(from, index.GetUpper(), sizeof(int)));
        int* gathered = stackalloc int[Width];
        for (int k = 0; k < Width; k++) gathered[k] = from[index.GetElement(k)];
        return Vector512.Load(gathered);
    }

    /// <summary>Writes the chosen elements one behind the other.</summary>
    /// <returns>How many they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pack(Vector512<int> values, Vector512<int> isChosen, int* to)
    {
        ulong chosen = isChosen.ExtractMostSignificantBits();
        if (Avx512F.IsSupported) Avx512F.Compress(Vector512<int>.Zero, isChosen, values).Store(to);
        else
            for (ulong left = chosen; left != 0; left &= left - 1) *to++ = values.GetElement(BitOperations.TrailingZeroCount(left));
        return BitOperations.PopCount(chosen);
    }

    /// <summary>Which of the lanes from one on come before an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Before(int lane, int end) => Vector512.LessThan(Vector512<int>.Indices + Vector512.Create(lane), Vector512.Create(end));

    /// <summary>Gathers values by lane: to[k] = from[index[k]].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(T* from, int* index, T* to, int count) where T : unmanaged
    {
        if (sizeof(T) == sizeof(int) && Avx2.IsSupported)
        {
            for (int k = 0; k < count; k += Width) Gather((int*)from, Vector512.Load(index + k)).Store((int*)to + k);
            return;
        }

        for (int k = 0; k < count; k++) to[k] = from[index[k]];
    }

    /// <summary>Scatters values by lane: to[index[k]] = from[k].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<T>(T* from, int* index, T* to, int count) where T : unmanaged
    {
        int k = 0;
        for (; k + 3 < count; k += 4)
        {
            to[index[k]] = from[k];
            to[index[k + 1]] = from[k + 1];
            to[index[k + 2]] = from[k + 2];
            to[index[k + 3]] = from[k + 3];
        }

        for (; k < count; k++) to[index[k]] = from[k];
    }

    /// <summary>Writes whole numbers times a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScaled<T>(Vector512<int> numbers, T factor, T* to) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            (Vector512.ConvertToSingle(numbers) * float.CreateTruncating(factor)).Store((float*)to);
            return;
        }

        double scale = double.CreateTruncating(factor);
        (Vector256<long> a, Vector256<long> b) = Vector256.Widen(numbers.GetLower());
        (Vector256<long> c, Vector256<long> d) = Vector256.Widen(numbers.GetUpper());
        (Vector512.ConvertToDouble(Vector512.Create(a, b)) * scale).Store((double*)to);
        (Vector512.ConvertToDouble(Vector512.Create(c, d)) * scale).Store((double*)to + Width / 2);
    }

    /// <summary>Copies elements; reads and writes up to a vector behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread<T>(T* from, T* to, int count) where T : unmanaged
    {
        for (int k = 0; k < count; k += Vector512<T>.Count) Vector512.Load(from + k).Store(to + k);
    }

    /// <summary>Repeats a value; writes up to a vector behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread<T>(T value, T* to, int count) where T : unmanaged
    {
        Vector512<T> values = Vector512.Create(value);
        for (int k = 0; k < count; k += Vector512<T>.Count) values.Store(to + k);
    }

    /// <summary>Copies elements and touches no others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(T* from, T* to, int count) where T : unmanaged
    {
        if (count < Vector512<T>.Count)
        {
            new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
            return;
        }

        int last = count - Vector512<T>.Count;
        for (int k = 0; k < last; k += Vector512<T>.Count) Vector512.Load(from + k).Store(to + k);
        Vector512.Load(from + last).Store(to + last);
    }
}
