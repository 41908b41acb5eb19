using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Glia.Simulation.Tests.Recording;

/// <summary>Reads the .npy form as its specification says, independently of the writer.</summary>
internal sealed partial record NpyFile(string Type, long[] Shape, byte[] Data)
{
    public static NpyFile Read(byte[] file)
    {
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], file[..8]);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        Assert.Equal(0, (10 + length) % 64);
        string header = Encoding.ASCII.GetString(file, 10, length);
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        Match match = HeaderPattern().Match(header);
        Assert.True(match.Success, header);
        long[] shape = [.. match.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(long.Parse)];
        return new NpyFile(match.Groups["type"].Value, shape, file[(10 + length)..]);
    }

    public double[] Doubles() => [.. Data.Chunk(8).Select(bytes => BitConverter.ToDouble(bytes))];

    public long[] Integers() => [.. Data.Chunk(8).Select(bytes => BitConverter.ToInt64(bytes))];

    public string Text() => Encoding.UTF32.GetString(Data).TrimEnd('\0');

    [GeneratedRegex(@"^\{'descr': (?<type>'[^']*'|\[.*\]), 'fortran_order': False, 'shape': \((?<shape>[^)]*)\), \} *\n$")]
    private static partial Regex HeaderPattern();
}
