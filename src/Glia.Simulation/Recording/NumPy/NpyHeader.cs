using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>The header of a <c>.npy</c> file, of a length that does not depend on the number of rows, so that it can be rewritten in place.</summary>
/// <remarks>Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays"; version 1.0 of the format, which every reader knows.</remarks>
internal static class NpyHeader
{
    private const int Alignment = 64, PrefixLength = 10;

    /// <summary>The header's bytes.</summary>
    /// <param name="type">NumPy's description of the elements.</param>
    /// <param name="rows">Length of the first dimension; null for an array without dimensions.</param>
    /// <param name="inner">Lengths of the other dimensions.</param>
    public static byte[] Of(string type, long? rows, params ReadOnlySpan<int> inner)
    {
        int room = Dictionary(type, rows is null ? null : long.MaxValue, inner).Length + 1;
        int total = (PrefixLength + room + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[total];
        header.AsSpan().Fill((byte)' ');
        header[0] = 0x93;
        "NUMPY"u8.CopyTo(header.AsSpan(1));
        header[6] = 1;
        header[7] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(total - PrefixLength)));
        Encoding.ASCII.GetBytes(Dictionary(type, rows, inner), header.AsSpan(PrefixLength));
        header[^1] = (byte)'\n';
        return header;
    }

    private static string Dictionary(string type, long? rows, ReadOnlySpan<int> inner)
    {
        var shape = new StringBuilder("(");
        if (rows is { } count) shape.Append(count.ToString(CultureInfo.InvariantCulture)).Append(',');
        foreach (int length in inner) shape.Append(' ').Append(length.ToString(CultureInfo.InvariantCulture)).Append(',');
        shape.Append(')');
        string description = type.StartsWith('[') ? type : $"'{type}'";
        return $"{{'descr': {description}, 'fortran_order': False, 'shape': {shape}, }}";
    }
}
